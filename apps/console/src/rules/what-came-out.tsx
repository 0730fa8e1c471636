import { useRef } from 'preact/hooks';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { ReplayResult } from './replay-result.js';
import type { Trying } from './use-trying.js';

/** How far trying a draft is, what came out, and what can be done with it. Where what was pressed goes away, the line that says what happened has the focus. */
export function WhatCameOut({ trying, on }: { trying: Pick<Trying, 'replay' | 'failure' | 'other' | 'apart' | 'switchOn' | 'takeOver' | 'stopOther'>; on: string }) {
  const texts = useTexts();
  const { workshop } = texts.rules;
  const { replay, failure, other, apart, switchOn, takeOver, stopOther } = trying;
  const line = useRef<HTMLParagraphElement>(null);
  const press = (what: () => Promise<void>) => () => {
    line.current?.focus();
    void what();
  };
  const said =
    apart !== null ? workshop.moved(apart) : other !== null ? workshop.other : failure !== null ? failureText(failure, texts) : replay === null ? '' : replay.switchedOnAt !== null ? on : workshop.states[replay.state](replay.seen, replay.total);
  return (
    <>
      <p ref={line} tabIndex={-1} class={failure === null && apart === null ? 'quiet' : 'problem'} role="status">
        {said}
      </p>
      {apart !== null && (
        <button class="primary" onClick={press(takeOver)}>
          {workshop.takeOver}
        </button>
      )}
      {apart === null && other !== null && <button onClick={press(stopOther)}>{workshop.stopOther}</button>}
      {apart === null && replay !== null && replay.state !== 'running' && (
        <>
          <ReplayResult title={workshop.caught} found={replay.caught} />
          <ReplayResult title={workshop.released} found={replay.released} />
          {replay.state === 'done' && replay.switchedOnAt === null && (
            <button class="primary" onClick={press(switchOn)}>
              {workshop.switchOn}
            </button>
          )}
        </>
      )}
    </>
  );
}
