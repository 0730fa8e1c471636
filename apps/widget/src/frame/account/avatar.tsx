import { avatarLook } from './avatar-look.js';

/** Somebody's initials on a colour of their own, beside a name that says the same. */
export function Avatar({ id, name }: { id: string; name: string }) {
  const { initials, hue } = avatarLook(id, name);
  return (
    <span class={`avatar a${hue}`} aria-hidden="true">
      {initials}
    </span>
  );
}
