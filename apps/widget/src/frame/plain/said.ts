import type { FieldTexts } from '../account/account-fields.js';
import type { AccountTexts } from '../account/texts/load-account-texts.js';
import type { FollowingTexts } from '../following/texts/load-following-texts.js';
import type { ProfileTexts } from '../profile/texts/load-profile-texts.js';
import type { Texts } from '../texts/texts.js';
import type { PlainTexts } from './plain-texts.js';

/** Everything that pages without scripts are said in. */
export interface Said {
  plain: PlainTexts;
  frame: Texts;
  account: AccountTexts;
  following: FollowingTexts;
  profile: ProfileTexts;
}

/** What is wrong with who somebody says they are, by field. */
export type Wrong = FieldTexts;
