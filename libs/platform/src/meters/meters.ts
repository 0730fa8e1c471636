import { register, type MeterDescription, type Readable, type Sample } from './registry.js';

/**
 * Numbers that an operator watches. A meter belongs to the process and not to an application in it, so it is made where a logger would be:
 * beside what it counts, once a file. Labels have few values, which the program knows: never an id, an address or what somebody typed.
 */
export interface MeterOptions<Labels extends readonly string[]> {
  /** By Prometheus's conventions: `belowline_…`, a counter ends in `_total`, times are `_seconds`, sizes `_bytes`. */
  name: string;
  help: string;
  labels?: Labels;
}

/** One value for each label, in their order. */
type Values<Labels extends readonly string[]> = { [Place in keyof Labels]: string };

/** A label that takes more values than the program has names for is a mistake: it must not fill the memory, here and in Prometheus. */
const MOST_LINES = 5_000;

/** A meter's lines, one for each combination of labels. */
abstract class Lines<const Labels extends readonly string[], Line> implements Readable {
  readonly name: string;
  readonly help: string;
  abstract readonly type: MeterDescription['type'];
  readonly labels: readonly string[];
  protected readonly lines = new Map<string, { labels: Record<string, string>; line: Line }>();

  constructor({ name, help, labels }: MeterOptions<Labels>) {
    this.name = name;
    this.help = help;
    this.labels = labels ?? [];
  }

  /** The line of these labels. What counts thousands of times a second keeps it and looks it up once. */
  of(...values: Values<Labels>): Line {
    const key = values.length === 1 ? String(values[0]) : values.join('\n');
    return (this.lines.get(key) ?? this.add(key, values)).line;
  }

  abstract samples(): Promise<Sample[]>;
  protected abstract makeLine(): Line;

  private add(key: string, values: readonly string[]): { labels: Record<string, string>; line: Line } {
    const full = this.lines.size >= MOST_LINES;
    const labels = Object.fromEntries(this.labels.map((label, place) => [label, full ? 'other' : (values[place] ?? '')]));
    const name = full ? 'other' : key;
    const entry = this.lines.get(name) ?? { labels, line: this.makeLine() };
    this.lines.set(name, entry);
    return entry;
  }
}

/** A number that is read when somebody asks: one, or several with their labels. */
export type Reading<Labels extends readonly string[]> = number | readonly (readonly [...Values<Labels>, number])[];

type Reader<Labels extends readonly string[]> = () => Reading<Labels> | Promise<Reading<Labels>>;

/** A line that is counted on or set. */
class NumberLine {
  value = 0;

  add(by = 1): void {
    this.value += by;
  }
}

/** Lines of plain numbers, and numbers that are read from elsewhere: those of several readers are added up. */
abstract class Numbers<const Labels extends readonly string[]> extends Lines<Labels, NumberLine> {
  private readonly readers = new Set<Reader<Labels>>();

  /** Reads it when somebody asks, until what is answered is called. A reader that fails is left out. */
  from(reader: Reader<Labels>): () => void {
    this.readers.add(reader);
    return () => void this.readers.delete(reader);
  }

  override async samples(): Promise<Sample[]> {
    const read = await Promise.all([...this.readers].map(async (reader) => this.taken(await reader())).map((reading) => reading.catch((): Sample[] => [])));
    const sums = new Map<string, Sample>();
    for (const sample of [...[...this.lines.values()].map(({ labels, line }) => ({ labels, value: line.value })), ...read.flat()]) {
      const key = Object.values(sample.labels).join('\n');
      const known = sums.get(key);
      if (known) known.value += sample.value;
      else sums.set(key, { ...sample });
    }
    return [...sums.values()];
  }

  protected override makeLine(): NumberLine {
    return new NumberLine();
  }

  private taken(reading: Reading<Labels>): Sample[] {
    if (typeof reading === 'number') return [{ labels: {}, value: reading }];
    return reading.map((row) => ({ labels: Object.fromEntries(this.labels.map((label, place) => [label, String(row[place])])), value: Number(row.at(-1)) }));
  }
}

/** What only grows while the process lives: how often something happened, how many bytes or seconds it took together. */
export class Counter<const Labels extends readonly string[] = readonly []> extends Numbers<Labels> {
  override readonly type = 'counter';

  constructor(options: MeterOptions<Labels>) {
    super(options);
    register(this);
    if (this.labels.length === 0) this.of(...([] as unknown as Values<Labels>));
  }
}

/** What goes up and down. */
export class Gauge<const Labels extends readonly string[] = readonly []> extends Numbers<Labels> {
  override readonly type = 'gauge';

  constructor(options: MeterOptions<Labels>) {
    super(options);
    register(this);
  }
}

/** The bounds of most times here, in seconds: from a page that is ready to a statement that is cut off. */
const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** How often something took how long. */
class Buckets {
  readonly counts: number[];
  sum = 0;
  count = 0;

  constructor(private readonly bounds: readonly number[]) {
    this.counts = bounds.map(() => 0);
  }

  /** Notes one, in the histogram's unit. Allocates nothing. */
  observe(value: number): void {
    this.sum += value;
    this.count += 1;
    for (let place = 0; place < this.bounds.length; place += 1) {
      if (value <= (this.bounds[place] as number)) {
        this.counts[place] = (this.counts[place] as number) + 1;
        return;
      }
    }
  }
}

/** How values are spread: times in seconds unless its bounds are others. */
export class Histogram<const Labels extends readonly string[] = readonly []> extends Lines<Labels, Buckets> {
  override readonly type = 'histogram';
  private readonly bounds: readonly number[];

  constructor({ bounds = SECONDS, ...options }: MeterOptions<Labels> & { bounds?: readonly number[] }) {
    super(options);
    this.bounds = bounds;
    register(this);
  }

  override samples(): Promise<Sample[]> {
    return Promise.resolve([...this.lines.values()].flatMap(({ labels, line }) => this.written(labels, line)));
  }

  protected override makeLine(): Buckets {
    return new Buckets(this.bounds);
  }

  private written(labels: Record<string, string>, { counts, sum, count }: Buckets): Sample[] {
    let below = 0;
    const buckets = this.bounds.map((bound, place): Sample => {
      below += counts[place] ?? 0;
      return { labels: { ...labels, le: bound }, value: below, metricName: `${this.name}_bucket` };
    });
    return [
      ...buckets,
      { labels: { ...labels, le: '+Inf' }, value: count, metricName: `${this.name}_bucket` },
      { labels, value: sum, metricName: `${this.name}_sum` },
      { labels, value: count, metricName: `${this.name}_count` },
    ];
  }
}

export type CounterLine = NumberLine;
export type HistogramLine = Buckets;

/** Seconds since a moment of `performance.now()`. */
export const secondsSince = (began: number): number => (performance.now() - began) / 1_000;
