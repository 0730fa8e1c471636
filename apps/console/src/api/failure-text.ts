import type { Texts } from '../texts/english.js';
import type { Failure } from './client.js';

/** What to tell a person about a failure. The server's own sentence is the best there is. */
export function failureText(failure: Failure, texts: Texts): string {
  if (failure.code === 'network') return texts.failure.network;
  const parts = failure.errors.map((error) => `${error.path}: ${error.message}`);
  return [failure.detail || texts.failure.unknown, ...parts].join(' ');
}
