import { collectDefaultMetrics, Registry, type Metric } from 'prom-client';

/** How a number at one moment is written down: its labels, and for the parts of a histogram a name of its own. */
export interface Sample {
  labels: Record<string, string | number>;
  value: number;
  metricName?: string;
}

/** What there is to say of a meter besides its numbers. */
export interface MeterDescription {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  labels: readonly string[];
}

/** A meter, as far as writing it down goes. */
export interface Readable extends MeterDescription {
  samples(): Promise<Sample[]>;
}

/** Everything that this process counts. One for all, as its memory and its event loop are. */
const registry = new Registry();
collectDefaultMetrics({ register: registry });

/** Adds a meter to what is written down. A name can be had once. */
export function register(meter: Readable): void {
  const { name, help, type, labels } = meter;
  const get = async () => ({ name, help, type, aggregator: 'sum', values: await meter.samples() });
  // The registry asks a metric for nothing else; its own kinds look up a line anew each time they count.
  registry.registerMetric({ name, help, type, labelNames: labels, get, reset: () => undefined } as unknown as Metric);
}

/** Prometheus's text format, and what that is called in a header. */
export const EXPOSITION_TYPE = registry.contentType;

/** Every number as it is now. Never fails: what cannot be read is left out. */
export const exposition = (): Promise<string> => registry.metrics();

/** Every meter that there is, the process's own included. */
export const describeMeters = (): MeterDescription[] =>
  registry.getMetricsAsArray().map((metric) => {
    const { name, help, type, labelNames = [] } = metric as unknown as MeterDescription & { labelNames?: readonly string[] };
    return { name, help, type, labels: labelNames };
  });
