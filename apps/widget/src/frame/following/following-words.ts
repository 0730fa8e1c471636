import { Later } from '../page/later.js';
import { loadFollowingTexts, type FollowingTexts } from './texts/load-following-texts.js';

let asked: Later<FollowingTexts> | null = null;

/** The words around following and being told, which come when they are needed. */
export const followingWords = (locale: string): Later<FollowingTexts> =>
  (asked ??= new Later(() => loadFollowingTexts(locale)));
