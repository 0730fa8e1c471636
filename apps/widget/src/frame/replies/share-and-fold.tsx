import { mayWith, useDesk } from '../page/desk.js';
import { MuteButton } from '../mute/mute-button.js';
import { FoldButton } from './fold-button.js';
import { InItsPlace } from './in-its-place.js';
import type { MoreActionsProps } from './more-actions.js';
import { PanelButton } from './panel-button.js';
import { ShareButton } from './share-button.js';

/** Passes a reply on, opens what moderators can do with it, mutes who wrote it, leads to its place, and folds its answers. */
export function ShareAndFold({ reply, onLink, follow, moderate }: MoreActionsProps) {
  const desk = useDesk();
  return (
    <>
      {onLink && <ShareButton reply={reply} onLink={onLink} />}
      {follow && <PanelButton panel="follow" {...follow} />}
      {moderate && mayWith(desk, reply).moderate && <PanelButton panel="moderate" {...moderate} />}
      {onLink && <MuteButton reply={reply} />}
      {desk.state.only !== null && <InItsPlace reply={reply} />}
      <FoldButton reply={reply} />
    </>
  );
}
