import { leadStory } from '#demo/stories';
import { repliesOnAbroad } from './lead-abroad.js';
import { repliesForModerators } from './lead-held.js';
import { repliesOnHistory } from './lead-history.js';
import { repliesOnTalks } from './lead-talks.js';
import { otherThreads } from './other-stories.js';
import type { DemoThread } from './shapes.js';

/** Every discussion of the demonstration, the lead story's first. */
export const demoThreads: readonly DemoThread[] = [
  { path: leadStory.path, replies: [...repliesOnTalks, ...repliesOnHistory, ...repliesOnAbroad, ...repliesForModerators] },
  ...otherThreads,
];
