import { Injectable } from '@nestjs/common';
import type { LateTemplate, TemplateName, Unasked } from './letter.js';

/** A letter as it is to be sent now: to whom, in which language, which words and what they are filled with. */
export interface ReadyLetter {
  to: string;
  locale: string;
  template: TemplateName;
  data: Record<string, string>;
  unasked: Unasked;
}

/** What looking a letter up came to: it is to be sent, not any more, or not yet. */
export type LookedUp = { kind: 'ready'; letter: ReadyLetter } | { kind: 'gone'; why: string } | { kind: 'later'; until: Date };

export type LookUp = (data: Record<string, string>) => Promise<LookedUp>;

/**
 * Who knows what a letter says that is looked up when it is sent. What such a letter is about belongs to later rooms, which
 * put themselves down here when they start: what may not be shown any more is asked at the last moment.
 */
@Injectable()
export class LateLetters {
  private readonly known = new Map<string, LookUp>();

  register(template: LateTemplate, lookUp: LookUp): void {
    this.known.set(template, lookUp);
  }

  find(template: string): LookUp | undefined {
    return this.known.get(template);
  }
}
