import { queueKinds } from './queue-kinds.js';

/** What a key asks for. */
export type Command =
  | { type: 'next' }
  | { type: 'previous' }
  | { type: 'approve' }
  | { type: 'reject' }
  | { type: 'restore' }
  | { type: 'feature' }
  | { type: 'thread' }
  | { type: 'help' }
  | { type: 'choose' }
  | { type: 'filter' }
  | { type: 'cancel' }
  | { type: 'take' }
  | { type: 'hand' }
  | { type: 'ask' }
  | { type: 'note' }
  | { type: 'author' }
  | { type: 'kind'; place: number }
  | { type: 'reason'; place: number };

/** What of a key press matters here. */
export interface Pressed {
  key: string;
  /** The place on the keyboard, for layouts whose letters are not Latin. */
  code: string;
  modified: boolean;
  typing: boolean;
}

/** What is open while the key is pressed. */
export interface Situation {
  choosingReason: boolean;
  helpOpen: boolean;
  /** Whether the author’s page is open. */
  drawerOpen: boolean;
  /** Whether a decision on many replies is open, in a dialog of its own. */
  bulkOpen?: boolean;
}

const commands = new Map<string, Command>([
  ['j', { type: 'next' }],
  ['ArrowDown', { type: 'next' }],
  ['k', { type: 'previous' }],
  ['ArrowUp', { type: 'previous' }],
  ['a', { type: 'approve' }],
  ['r', { type: 'reject' }],
  ['u', { type: 'restore' }],
  ['t', { type: 'take' }],
  ['h', { type: 'hand' }],
  ['s', { type: 'ask' }],
  ['n', { type: 'note' }],
  ['x', { type: 'choose' }],
  ['p', { type: 'author' }],
  ...queueKinds.map((_, place): [string, Command] => [String(place + 1), { type: 'kind', place }]),
  ['f', { type: 'feature' }],
  ['o', { type: 'thread' }],
  ['/', { type: 'filter' }],
  ['?', { type: 'help' }],
]);

/** The command that a key press asks for, or null where it is none of ours. */
export function commandFor(pressed: Pressed, situation: Situation): Command | null {
  if (pressed.modified || situation.bulkOpen === true) return null;
  if (pressed.key === 'Escape') return { type: 'cancel' };
  if (pressed.typing) return null;
  const key = latinKey(pressed);
  if (situation.helpOpen) return key === '?' ? { type: 'help' } : null;
  if (situation.drawerOpen) return key === 'p' ? { type: 'author' } : null;
  if (situation.choosingReason) return /^[1-8]$/.test(key) ? { type: 'reason', place: Number(key) - 1 } : null;
  return commands.get(key) ?? null;
}

/** On a Persian, Arabic or Greek keyboard the key under "J" still means what it says on its cap. */
function latinKey(pressed: Pressed): string {
  if (pressed.key.length > 1 || /[\x20-\x7e]/.test(pressed.key)) return pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  if (pressed.key === '؟') return '?';
  return /^(?:Key([A-Z])|Digit([0-9]))$/.exec(pressed.code)?.slice(1).join('').toLowerCase() ?? pressed.key;
}
