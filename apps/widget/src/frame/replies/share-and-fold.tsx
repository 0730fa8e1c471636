import { mayWith, useDesk } from '../page/desk.js';
import { MuteButton } from '../mute/mute-button.js';
import { FollowButton } from '../following/follow-button.js';
import { FeatureButton } from './feature-button.js';
import { FoldButton } from './fold-button.js';
import { InItsPlace } from './in-its-place.js';
import type { MoreActionsProps } from './more-actions.js';
import { ShareButton } from './share-button.js';

/** Passes a reply on, features it for moderators, mutes who wrote it, leads to its place, and folds its answers. */
export function ShareAndFold({ reply, onLink, follow }: MoreActionsProps) {
  const desk = useDesk();
  return (
    <>
      {onLink && <ShareButton reply={reply} onLink={onLink} />}
      {follow && <FollowButton {...follow} />}
      {onLink && mayWith(desk, reply).moderate && <FeatureButton reply={reply} />}
      {onLink && <MuteButton reply={reply} />}
      {desk.state.only !== null && <InItsPlace reply={reply} />}
      <FoldButton reply={reply} />
    </>
  );
}
