/** Where a span is: what stands in a `traceparent` (W3C Trace Context, section 3.2). */
export interface TraceParent {
  traceId: string;
  spanId: string;
  sampled: boolean;
  /** Whether it came from outside of this process. */
  remote?: boolean;
}

const SHAPE = /^00-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})$/;

/** Takes a `traceparent` apart; undefined when it has not the shape of one. */
export function readTraceParent(text: unknown): TraceParent | undefined {
  const [, traceId, spanId, flags] = typeof text === 'string' ? (SHAPE.exec(text) ?? []) : [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1, remote: true };
}

export const writeTraceParent = ({ traceId, spanId, sampled }: TraceParent): string => `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
