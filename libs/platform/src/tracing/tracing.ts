import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { currentWork, doWithin, type Work } from '../work/work.js';
import { writeTraceParent, type TraceParent } from './trace-parent.js';

/** What may be said of a span: words and numbers that the program knows, and never anything of a person. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>;

/** How something stands to what is outside: it answers somebody (server), asks somebody (client), does what was queued (consumer), or announces (producer). */
export type SpanKind = 'internal' | 'server' | 'client' | 'consumer' | 'producer';

/** Something that takes its time, as traces show it. */
export interface Span {
  /** Its own place, for what is begun in another process because of it. */
  readonly place: TraceParent;
  /** Ends it. What failed is told by its name alone: a message may quote anything. */
  end(facts?: SpanFacts, failed?: string): void;
}

export interface SpanBeginning {
  name: string;
  kind: SpanKind;
  facts: SpanFacts;
  /** What it is a part of. */
  parent?: TraceParent | undefined;
  /** What it follows from, without being a part of it. */
  follows?: TraceParent | undefined;
}

/** What makes spans and sends them away. */
export interface Tracer {
  begin(beginning: SpanBeginning): Span;
  end(): Promise<void>;
}

/** None without a collector: then nothing below does more than ask for it. */
let tracer: Tracer | undefined;

/** Begins to trace where the operator named a collector; only then is what that takes loaded at all. */
export async function beginTracing(config: Config, process: 'api' | 'worker' | 'everything'): Promise<void> {
  if (config.traces === undefined) return;
  const { openTelemetry } = await import('./open-telemetry.js');
  tracer = openTelemetry(config.traces, `belowline-${process}`);
}

/** The last spans go out with the process. */
@Injectable()
export class Tracing implements OnApplicationShutdown {
  async onApplicationShutdown(): Promise<void> {
    const ending = tracer;
    tracer = undefined;
    await ending?.end();
  }
}

/** Begins the span of a whole work; undefined where nobody traces. */
export const beginSpan = (beginning: SpanBeginning): Span | undefined => tracer?.begin(beginning);

/** The place of what is being done, for who does the rest of it later or elsewhere; undefined where nobody traces. */
export const traceParentNow = (): string | undefined => {
  const span = currentWork()?.span;
  return span && writeTraceParent(span.place);
};

/** Names of a work's log lines by which its trace is found too. */
export const namesWith = (names: Work['names'], span: Span | undefined): Work['names'] => (span === undefined ? names : { ...names, traceId: span.place.traceId });

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** Does something as a part of the work that is being done. What belongs to no work, as looking after queues does, is no trace. */
export function traced<T>(name: string, kind: SpanKind, facts: () => SpanFacts, act: () => Promise<T>): Promise<T> {
  const work = tracer === undefined ? undefined : currentWork();
  if (tracer === undefined || work?.span === undefined) return act();
  const span = tracer.begin({ name, kind, facts: facts(), parent: work.span.place });
  return doWithin({ ...work, span }, async () => {
    try {
      const answer = await act();
      span.end();
      return answer;
    } catch (error) {
      span.end({}, nameOf(error));
      throw error;
    }
  });
}

/** The same of what is done before one can look away. */
export function tracedNow<T>(name: string, kind: SpanKind, facts: () => SpanFacts, act: () => T): T {
  const work = tracer === undefined ? undefined : currentWork();
  if (tracer === undefined || work?.span === undefined) return act();
  const span = tracer.begin({ name, kind, facts: facts(), parent: work.span.place });
  try {
    return act();
  } finally {
    span.end();
  }
}
