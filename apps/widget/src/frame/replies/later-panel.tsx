import type { FunctionComponent } from 'preact';
import { Later, useLater } from '../page/later.js';
import type { KnownReply } from '../state/thread-state.js';

/** What everything that opens under a reply is told. */
export interface PanelProps {
  reply: KnownReply;
  onClose: () => void;
}

const panels = {
  follow: new Later<FunctionComponent<PanelProps>>(
    async () => (await import('../following/follow-panel.js')).FollowPanel,
  ),
  history: new Later<FunctionComponent<PanelProps>>(async () => (await import('./revisions.js')).Revisions),
  like: new Later<FunctionComponent<PanelProps>>(async () => (await import('./like-after-log-in.js')).LikeAfterLogIn),
  link: new Later<FunctionComponent<PanelProps>>(async () => (await import('./link-panel.js')).LinkPanel),
  moderate: new Later<FunctionComponent<PanelProps>>(
    async () => (await import('../moderating/moderate-panel.js')).ModeratePanel,
  ),
  report: new Later<FunctionComponent<PanelProps>>(async () => (await import('./report-form.js')).ReportForm),
  profile: new Later<FunctionComponent<PanelProps>>(
    async () => (await import('../profile/profile-panel.js')).ProfilePanel,
  ),
  withdraw: new Later<FunctionComponent<PanelProps>>(async () => (await import('./withdraw-form.js')).WithdrawForm),
};

export type LaterPanelName = keyof typeof panels;

/** Whether a panel is one of those that come when they are opened. */
export const isLater = (panel: string | null): panel is LaterPanelName => panel !== null && panel in panels;

/** Somebody's pointer is on its button: it can be on its way already. */
export function preparePanel(panel: string): void {
  if (isLater(panel)) panels[panel].prepare();
}

/** One of the things that are rarely opened under a reply. */
export function LaterPanel({ panel, ...props }: PanelProps & { panel: LaterPanelName }) {
  const { value: Panel, waiting } = useLater(panels[panel]);
  return Panel ? <Panel {...props} /> : waiting;
}
