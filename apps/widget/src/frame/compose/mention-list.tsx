import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ReplyAuthor } from '#contract/replies';
import type { PeopleAnswer } from '#contract/writing';
import { Avatar } from '../account/avatar.js';
import { useDesk } from '../page/desk.js';
import { begunName } from './mentions.js';
import type { BenchTexts } from './texts/load-bench-texts.js';
import type { useComposer } from './use-composer.js';

/** A question for each pause, not for each letter. */
const PAUSE_MS = 120;

interface Offer {
  /** Where the `@` stands. */
  start: number;
  people: ReplyAuthor[];
  chosen: number;
}

interface Props {
  composer: ReturnType<typeof useComposer>;
  words: BenchTexts;
}

/** Completes a name that somebody begins to write: a list below the text, worked by arrows and Enter from within it, or by pointer. */
export function MentionList({ composer, words }: Props) {
  const { area, text, people, write } = composer;
  const [offer, setOffer] = useOffer(composer, words);
  const id = useId();
  const goOnAt = useRef<number | null>(null);
  const latest = useRef(offer);
  latest.current = offer;

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const typed = (event: KeyboardEvent) => {
      const now = latest.current;
      if (!now || event.isComposing || event.ctrlKey || event.metaKey) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) setOffer({ ...now, chosen: (now.chosen + step + now.people.length) % now.people.length });
      else if (event.key === 'Enter' || event.key === 'Tab') choose(now, now.chosen);
      else if (event.key === 'Escape') setOffer(null);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const left = () => setOffer(null);
    element.addEventListener('keydown', typed);
    element.addEventListener('blur', left);
    return () => {
      element.removeEventListener('keydown', typed);
      element.removeEventListener('blur', left);
    };
  });

  // A text field cannot be a combobox by role; it can say which list belongs to it and what is chosen there.
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.setAttribute('aria-autocomplete', 'list');
    if (offer) {
      element.setAttribute('aria-controls', `${id}-list`);
      element.setAttribute('aria-activedescendant', `${id}-${offer.chosen}`);
    } else {
      element.removeAttribute('aria-controls');
      element.removeAttribute('aria-activedescendant');
    }
  }, [offer]);

  function choose({ start, people: found }: Offer, place: number) {
    const element = area.current;
    const person = found[place];
    if (!element || !person) return;
    const end = element.selectionStart;
    const before = `${text.slice(0, start)}@${person.name} `;
    setOffer(null);
    write(before + text.slice(end).replace(/^ /, ''), { ...people, [person.name]: person.id });
    element.focus({ preventScroll: true });
    goOnAt.current = before.length;
  }
  // Once the text has been put there.
  useLayoutEffect(() => {
    if (goOnAt.current === null) return;
    area.current?.setSelectionRange(goOnAt.current, goOnAt.current);
    goOnAt.current = null;
  }, [text]);

  if (!offer) return null;
  return (
    <ul class="people" role="listbox" id={`${id}-list`} aria-label={words.say('people')}>
      {offer.people.map((person, place) => (
        <li
          key={person.id}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === offer.chosen}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(offer, place);
          }}
        >
          <Avatar id={person.id} name={person.name} /> <bdi>{person.name}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** Whom to offer for what is being written just now. */
function useOffer({ area, text, people }: Props['composer'], words: BenchTexts) {
  const { tools, user, state, announce } = useDesk();
  const [offer, setOffer] = useState<Offer | null>(null);
  useEffect(() => {
    const element = area.current;
    const here = user && element && document.activeElement === element ? element.selectionStart : null;
    const name = here === null ? null : begunName(text.slice(0, here), people);
    if (here === null || name === null) return setOffer(null);
    let current = true;
    const timer = setTimeout(() => {
      const path = `/threads/${state.thread.id}/people?q=${encodeURIComponent(name.trim())}`;
      void tools?.api.call<PeopleAnswer>(path).then((outcome) => {
        if (!current) return;
        const found = outcome.ok ? outcome.value.items : [];
        setOffer(found.length > 0 ? { start: here - name.length - 1, people: found, chosen: 0 } : null);
        if (found.length > 0) announce(words.say('peopleFound', { n: found.length }));
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, user?.id]);
  return [offer, setOffer] as const;
}
