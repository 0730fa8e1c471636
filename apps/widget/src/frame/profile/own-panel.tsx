import type { BarPanelProps } from '../account/signed-in.js';
import { useDesk } from '../page/desk.js';
import { ProfileCard } from './profile-panel.js';

/** What one wrote oneself, with what is held or removed and why. */
export function OwnPanel({ onClose }: BarPanelProps) {
  const { user } = useDesk();
  return user && <ProfileCard user={user} onClose={onClose} />;
}
