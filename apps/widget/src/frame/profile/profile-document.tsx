import type { ProfileModel } from '#contract/frame';
import type { PlainTexts } from '../plain/plain-texts.js';
import { HistoryList } from './history-list.js';
import { ProfileHead } from './profile-head.js';
import type { ProfileTexts } from './texts/load-profile-texts.js';

interface Props {
  model: ProfileModel;
  words: ProfileTexts;
  plain: PlainTexts;
  style: string;
}

/** A reader's page, to be read without any script. Search engines are asked to leave it alone: it is a person, not an article. */
export function ProfileDocument({ model, words, plain, style }: Props) {
  const { user, page, locale, direction, theme, publicUrl } = model;
  const address = `${publicUrl}/u/${user.id}`;
  return (
    <html lang={locale} dir={direction} data-theme={theme} class="page ready">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{words.say('title', { name: user.name })}</title>
        <link rel="canonical" href={address} />
        <link rel="stylesheet" href={style} />
      </head>
      <body>
        <div id="discussion">
          <main class="frame profile">
            <ProfileHead user={user} words={words} heading="h1" />
            <p>
              <a class="plain" href={`${address}/follow?lang=${locale}`}>
                {plain.say('followOrBlock', { name: user.name })}
              </a>
            </p>
            <h2 class="focus-title">{words.say('history')}</h2>
            {page.items.length > 0 ? (
              <HistoryList items={page.items} words={words} />
            ) : (
              <p class="empty">{words.say(user.followerCount === null ? 'private' : 'nothingYet')}</p>
            )}
            {page.next !== null && (
              <p class="more">
                <a class="more-link" rel="next" href={`${address}?lang=${locale}&cursor=${page.next}`}>
                  {words.say('older')}
                </a>
              </p>
            )}
          </main>
        </div>
      </body>
    </html>
  );
}
