import { useReducer, useRef } from 'preact/hooks';
import type { FrameModel } from '#contract/frame';
import { rememberPlace, type Moved } from '../host/place.js';
import { reduce, type Action } from '../state/reduce.js';
import { beginThread, type ThreadState } from '../state/thread-state.js';
import type { Tools } from './desk.js';

/** What happens by itself, rather than because the reader asked for it, must not move what is being read. */
const unasked: Action['type'][] = ['several', 'event', 'caught-up', 'head', 'thread', 'logged-out', 'liked', 'drawn'];

export interface Thread {
  state: ThreadState;
  /** The state after everything that has been dispatched, rendered or not. */
  latest: { current: ThreadState };
  root: { current: HTMLElement | null };
  dispatch: (action: Action) => void;
  /** To be called when the page has been rendered: tells the page around it how far what is being read has moved. */
  keepPlace: () => void;
}

/** The thread as the reader has it in front of them, and the way to change it. */
export function useThread(model: FrameModel, tools: Tools | null): Thread {
  const [state, reduced] = useReducer<ThreadState, Action, FrameModel>(reduce, model, beginThread);
  const latest = useRef(state);
  latest.current = state;
  const root = useRef<HTMLElement>(null);
  const place = useRef<Moved | null>(null);

  const dispatch = (action: Action) => {
    if (tools && root.current && (action.type === 'change' ? !action.asked : unasked.includes(action.type)))
      place.current ??= rememberPlace(root.current, tools.host);
    // Several events can come between two renderings; each has to be applied to what the one before it made.
    latest.current = reduce(latest.current, action);
    reduced(action);
  };
  const keepPlace = () => {
    const shift = place.current?.() ?? 0;
    place.current = null;
    tools?.host.tellHeight(Math.round(shift));
  };
  return { state, latest, root, dispatch, keepPlace };
}
