import type { KnownWordsAnswer } from '#contract/moderation';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { filledLists, keyOf, languagesFor, type WordListPlace } from './word-list-place.js';

interface Props {
  known: KnownWordsAnswer;
  place: WordListPlace;
  /** The pairs of lists in which something was typed and not saved. */
  unsaved: ReadonlySet<string>;
}

/** Which lists are open: a site and a language to choose, and a way to each that holds something. */
export function WordsChoice({ known, place, unsaved }: Props) {
  const texts = useTexts();
  const go = (to: Partial<WordListPlace>) => { location.hash = routeHref({ room: 'words', ...place, ...to }); };
  const valueOf = (event: Event): string | null => (event.currentTarget as HTMLSelectElement).value || null;
  const siteName = (siteId: string | null): string =>
    siteId === null ? texts.words.everywhere : (known.sites.find(({ id }) => id === siteId)?.name ?? texts.words.unknownSite);
  const nameOf = ({ siteId, language }: WordListPlace): string =>
    language === null ? siteName(siteId) : texts.words.inLanguage(siteName(siteId), texts.words.language(language));
  return (
    <>
      <div class="words-choice">
        <label>
          {texts.words.site}
          <select value={place.siteId ?? ''} onChange={(event) => { go({ siteId: valueOf(event) }); }}>
            {known.everywhere && <option value="">{texts.words.everywhere}</option>}
            {known.sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.words.languageLabel}
          <select value={place.language ?? ''} onChange={(event) => { go({ language: valueOf(event) }); }}>
            <option value="">{texts.words.noLanguage}</option>
            {languagesFor(known, place.language, texts.words.language).map(({ tag, name }) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <p class="quiet">{texts.words.languageHint}</p>
      </div>
      <nav class="words-known" aria-label={texts.words.filled}>
        <ul>
          {filledLists(known).map((list) => (
            <li key={keyOf(list)}>
              <a href={routeHref({ room: 'words', siteId: list.siteId, language: list.language })} aria-current={keyOf(list) === keyOf(place) ? 'page' : undefined}>
                <bdi>{nameOf(list)}</bdi>
                <span class="count">{texts.words.entries(list.banned + list.suspect)}</span>
                {unsaved.has(keyOf(list)) && <span class="tag">{texts.words.unsaved}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
