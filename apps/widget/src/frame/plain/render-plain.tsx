import { renderToString } from 'preact-render-to-string';
import type { FrameAssets, FrameRenderer } from '#contract/frame';
import type { PlainPage } from '#contract/plain-pages';
import { loadAccountTexts } from '../account/texts/load-account-texts.js';
import { loadFollowingTexts } from '../following/texts/load-following-texts.js';
import { loadProfileTexts } from '../profile/texts/load-profile-texts.js';
import { catalogueFor } from '../texts/catalogues.js';
import { Texts } from '../texts/texts.js';
import { Card } from './card-page.js';
import { FollowingPerson, FollowingThread } from './follow-pages.js';
import { GivingNotice, NoticeStatus } from './notice-pages.js';
import { plainTexts } from './plain-texts.js';
import { Reported, Reporting, Waiting } from './report-page.js';
import type { Said } from './said.js';
import { Transparency } from './transparency-page.js';
import { Writing } from './write-page.js';

function documentOf(page: PlainPage, said: Said, assets: FrameAssets) {
  switch (page.kind) {
    case 'write':
      return <Writing page={page} said={said} assets={assets} />;
    case 'report':
      return <Reporting page={page} said={said} assets={assets} />;
    case 'reported':
      return <Reported page={page} said={said} assets={assets} />;
    case 'waiting':
      return <Waiting page={page} said={said} assets={assets} />;
    case 'card':
      return <Card page={page} said={said} assets={assets} />;
    case 'follow-person':
      return <FollowingPerson page={page} said={said} assets={assets} />;
    case 'follow-thread':
      return <FollowingThread page={page} said={said} assets={assets} />;
    case 'notice':
      return <GivingNotice page={page} said={said} assets={assets} />;
    case 'notice-status':
      return <NoticeStatus page={page} said={said} assets={assets} />;
    case 'transparency':
      return <Transparency page={page} said={said} assets={assets} />;
  }
}

/** Renders a page that needs no script. */
export const renderPlain: FrameRenderer['renderPlain'] = async (page, assets) => {
  const { locale } = page;
  const said: Said = {
    plain: plainTexts(locale),
    frame: new Texts(locale, catalogueFor(locale)),
    account: await loadAccountTexts(locale),
    following: await loadFollowingTexts(locale),
    profile: await loadProfileTexts(locale),
  };
  return `<!doctype html>${renderToString(documentOf(page, said, assets))}`;
};

/** What a feed of replies says in a language. */
export const feedWords: FrameRenderer['feedWords'] = (locale) => {
  const texts = plainTexts(locale);
  return {
    thread: (headline) => texts.say('feedOfThread', { headline }),
    site: (name) => texts.say('feedOfSite', { name }),
    replyBy: (name) => texts.say('feedReplyBy', { name }),
    answerBy: (name, to) =>
      to === null ? texts.say('feedAnswerToGone', { name }) : texts.say('feedAnswerBy', { name, to }),
  };
};
