/** What the load process is told to do. */
export interface LoadJob {
  port: number;
  /** Connections, each with one request at a time. */
  connections: number;
  /** Whole requests as they go over the wire; taken in turn, again from the first after the last. */
  requests: string[];
  /** Where in `requests` to begin. */
  from: number;
  /** Ends after so many answers, or after so long. */
  until: { requests: number } | { seconds: number };
}

/** What it found. */
export interface LoadResult {
  answers: number;
  seconds: number;
  /** Answers that were not 2xx, and the first of them. */
  failed: number;
  firstFailure: string | null;
  /** Milliseconds from sending to the last byte, in the order of the answers. */
  latencies: Float64Array;
}

/** A request as text. A body is JSON. */
export function requestText(method: 'GET' | 'POST', path: string, headers: Record<string, string> = {}, body?: unknown): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const all = {
    host: 'localhost',
    connection: 'keep-alive',
    ...headers,
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
  };
  return [`${method} ${path} HTTP/1.1`, ...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', text].join('\r\n');
}
