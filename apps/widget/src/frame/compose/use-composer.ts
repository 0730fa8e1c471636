import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { REPLY_MAX_CODE_POINTS } from '#contract/reply-limits';
import type { Problem } from '#contract/refusals';
import { isShadowed, SHADOWED } from '#contract/shadow';
import { useDesk, type Desk } from '../page/desk.js';
import type { Texts } from '../texts/texts.js';
import type { Begun, ComposerProps } from './composer.js';
import { fromSource, toSource, type Called, type Written } from './mentions.js';
import { refusalLines } from './refusal-lines.js';
import { placeOf, sendDraft, type Came, type Purpose } from './send-draft.js';
import { theDrafts } from './the-drafts.js';

type Step =
  | { at: 'writing' }
  | { at: 'sending' }
  | { at: 'joining' }
  | { at: 'warned' }
  | { at: 'hinted'; lines: string[] }
  | { at: 'failed'; lines: string[]; again: boolean };

/** What the tools of a composer, which come later, do before its text is sent. */
export interface Bench {
  /** What a friend who reads along would say; empty when there is nothing to say. */
  hints: (source: string) => Promise<string[]>;
  /** Resolves when nothing is being saved any more, and nothing will be. */
  settle: () => Promise<void>;
  /** The text is posted: nothing about it needs to be shown any more. */
  sent: () => void;
}

/** What a composer remembers, and what happens to it. */
export function useComposer({ purpose, begun, onDone, onCancel }: ComposerProps & { begun: Begun }) {
  const desk = useDesk();
  const { texts, tools, user } = desk;
  const place = placeOf(desk.state.thread.id, purpose);
  const by = user?.id ?? null;
  const { text, people, area, put } = useKeptText(purpose, place, by, begun);
  const { step, setStep, stop, backToWriting } = useStep(area, by);
  const bench = useRef<Bench | null>(null);
  const source = toSource({ text, people });

  function write(value: string, called: Called = people) {
    put({ text: value, people: called });
    theDrafts.write(place, by, value, called);
    if (step.at === 'failed' || step.at === 'hinted') backToWriting();
  }

  async function send() {
    if (!tools || step.at === 'sending') return;
    const writer = tools.session.user?.id ?? null;
    // Logged in a moment ago: what is posted is what this reader has here, though the page has not been drawn anew.
    const source = toSource(writer === by ? { text, people } : keptText(purpose, place, writer));
    const wrong = wrongWith(source, texts);
    if (wrong !== null) return stop([wrong], false);
    if (writer === null) return setStep({ at: 'joining' });
    setStep({ at: 'sending' });
    const hints = step.at === 'hinted' || step.at === 'warned' ? [] : ((await bench.current?.hints(source)) ?? []);
    if (hints.length > 0) return setStep({ at: 'hinted', lines: hints });
    await bench.current?.settle();
    const came = await sendDraft(tools, desk, purpose, source);
    if (came.ok === false) {
      const first = firstNeeded(came.problem);
      // No problem at all means that nobody answered.
      return first !== null ? setStep({ at: first }) : stop(refusalLines(came.problem, texts), came.problem === null);
    }
    theDrafts.drop(place, writer);
    bench.current?.sent();
    // Whoever has logged in meanwhile keeps what is theirs.
    if (tools.session.user?.id === writer) put({ text: '', people: {} });
    backToWriting();
    tellSent(desk, came, purpose);
    onDone?.();
  }

  function cancel() {
    if (purpose.kind !== 'post' || text.trim() === '') theDrafts.drop(place, by);
    onCancel?.();
  }

  return { text, people, source, place, by, step, left: leftOf(source), area, bench, write, send, cancel, backToWriting };
}

/** What its writer has to do before it can be sent again. */
const firstNeeded = (problem: Problem | null): 'joining' | 'warned' | null =>
  needsLogIn(problem) ? 'joining' : problem?.code === 'warning.unread' ? 'warned' : null;

/** In the server's units. No code point takes more than four bytes, so the limit in bytes is never the nearer one. */
const leftOf = (source: string): number => REPLY_MAX_CODE_POINTS - [...source].length;

/** Why the server would not take a text, as far as that is known here. */
function wrongWith(source: string, texts: Texts): string | null {
  if (source.trim() === '') return texts.say('bodyEmpty');
  const left = leftOf(source);
  return left < 0 ? texts.say('tooLong', { n: -left }) : null;
}

/** Where a composer stands between writing and having posted. */
function useStep(area: { current: HTMLTextAreaElement | null }, by: string | null) {
  const [step, setStep] = useState<Step>({ at: 'writing' });
  const backToWriting = () => setStep({ at: 'writing' });
  // Logged in elsewhere meanwhile: the form is not needed any more, and the text is still here to be sent.
  useEffect(() => {
    if (by !== null && step.at === 'joining') backToWriting();
    // What was said is about another reader's text.
    if (step.at === 'failed' || step.at === 'hinted' || step.at === 'warned') backToWriting();
  }, [by]);
  function stop(lines: string[], again: boolean) {
    setStep({ at: 'failed', lines, again });
    area.current?.focus({ preventScroll: true });
  }
  return { step, setStep, stop, backToWriting };
}

const needsLogIn = (problem: Problem | null): boolean =>
  problem?.code === 'token.invalid' || problem?.code === 'token.absent';

/** Shows what was posted, or keeps it in sight until it can be, and takes its author there. */
function tellSent(
  { dispatch, announce, goTo, texts }: Desk,
  came: Exclude<Came, { ok: false }>,
  purpose: Purpose,
): void {
  if (came.ok === 'waits') {
    announce(texts.say('waitingNote'));
    return goTo(came.key);
  }
  dispatch({ type: 'own', reply: came.value });
  const said = came.value.status === 'held' ? 'postedHeld' : purpose.kind === 'edit' ? 'saved' : 'posted';
  announce((isShadowed(came.value) ? texts.coded('screening', SHADOWED) : null) ?? texts.say(said));
  goTo(came.value.id);
}

/** The text of whoever is logged in, as it was left here before, or as it was begun a moment ago. */
function useKeptText(purpose: Purpose, place: string, by: string | null, begun: Begun) {
  const [{ text, people }, put] = useState<Written>(() => begunText(purpose, place, by, begun));
  const area = useRef<HTMLTextAreaElement>(null);
  const shownTo = useRef(by);
  // Before anything is painted: what one reader wrote is not for the next one in this browser.
  useLayoutEffect(() => {
    if (shownTo.current !== by) put(keptText(purpose, place, by));
    shownTo.current = by;
  }, [by]);
  useLayoutEffect(() => {
    if (!begun.selection) return;
    area.current?.focus({ preventScroll: true });
    const [start, end] = begun.text ? begun.selection : [text.length, text.length];
    area.current?.setSelectionRange(start, end);
    begun.selection = null;
  }, []);
  useEffect(() => grow(area.current), [text]);
  return { text, people, area, put };
}

/** Both are wanted: what was kept, and what somebody typed before it could be shown. */
function begunText(purpose: Purpose, place: string, by: string | null, begun: Begun): Written {
  if (begun.text === '') return keptText(purpose, place, by);
  const kept = theDrafts.read(place, by);
  const text = kept.text && kept.text !== begun.text ? `${kept.text}\n\n${begun.text}` : begun.text;
  theDrafts.write(place, by, text, kept.people ?? {});
  return { text, people: kept.people ?? {} };
}

function keptText(purpose: Purpose, place: string, by: string | null): Written {
  const kept = theDrafts.read(place, by);
  if (kept.text !== '') return { text: kept.text, people: kept.people ?? {} };
  return purpose.kind === 'post' ? { text: purpose.quote ?? '', people: {} } : fromSource(purpose.text);
}

/** As tall as what is written in it. */
function grow(area: HTMLTextAreaElement | null): void {
  if (!area) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 2}px`;
}
