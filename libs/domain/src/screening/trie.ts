/** How full a table of edges may get before it grows: beyond this, looking takes longer. */
const FULL = 0.5;

/**
 * Sequences of symbols with numbers, and for each place in them the longest beginning of another sequence that ends there: Aho
 * and Corasick's automaton. Edges are kept in one open table, since most of ten thousand words have hardly any branches.
 */
export class Trie {
  private readonly symbols = new Map<string, number>();
  private edges = new Int32Array(3 * 1_024).fill(-1);
  private parent = [0];
  private symbol = [0];
  private readonly numbers: (number[] | undefined)[] = [undefined];
  private fail = new Int32Array(0);
  private ending = new Int32Array(0);

  add(sequence: readonly string[], number: number): void {
    let state = 0;
    for (const name of sequence) {
      const symbol = this.symbols.get(name) ?? this.symbols.size;
      this.symbols.set(name, symbol);
      state = this.edge(state, symbol) ?? this.grow(state, symbol);
    }
    (this.numbers[state] ??= []).push(number);
  }

  /** To be called when everything is in. A state is always made after its parent, but fail links need those of shorter ones first. */
  close(): void {
    const states = this.parent.length;
    this.fail = new Int32Array(states);
    this.ending = new Int32Array(states);
    const depth = new Int32Array(states);
    const byDepth: number[][] = [];
    for (let state = 1; state < states; state += 1) {
      const deep = (depth[this.parent[state] ?? 0] ?? 0) + 1;
      depth[state] = deep;
      (byDepth[deep] ??= []).push(state);
    }
    for (const state of byDepth.flat()) {
      const parent = this.parent[state] ?? 0;
      const fail = parent === 0 ? 0 : this.next(this.fail[parent] ?? 0, this.symbol[state] ?? 0);
      this.fail[state] = fail;
      this.ending[state] = this.numbers[fail] === undefined ? (this.ending[fail] ?? 0) : fail;
    }
  }

  /** The state after one more symbol. */
  step(state: number, name: string): number {
    const symbol = this.symbols.get(name);
    return symbol === undefined ? 0 : this.next(state, symbol);
  }

  /** Tells the numbers of all sequences that end in a state. */
  endingAt(state: number, tell: (number: number) => void): void {
    for (let at = state; at > 0; at = this.ending[at] ?? 0) this.numbers[at]?.forEach(tell);
  }

  private next(from: number, symbol: number): number {
    for (let state = from; ; state = this.fail[state] ?? 0) {
      const to = this.edge(state, symbol);
      if (to !== undefined) return to;
      if (state === 0) return 0;
    }
  }

  private place(state: number, symbol: number): number {
    const places = this.edges.length / 3;
    // Both are multiplied by odd numbers without a pattern, and the high bits folded down: the number of places is a power of two.
    const mixed = Math.imul(state, 0x9e3779b1) ^ Math.imul(symbol + 1, 0x85ebca6b);
    let place = (mixed ^ (mixed >>> 15)) & (places - 1);
    while (this.edges[3 * place] !== -1 && (this.edges[3 * place] !== state || this.edges[3 * place + 1] !== symbol)) place = (place + 1) & (places - 1);
    return 3 * place;
  }

  private edge(state: number, symbol: number): number | undefined {
    const place = this.place(state, symbol);
    return this.edges[place] === -1 ? undefined : this.edges[place + 2];
  }

  private grow(state: number, symbol: number): number {
    if (this.parent.length > (this.edges.length / 3) * FULL) this.widen();
    const to = this.parent.length;
    this.parent.push(state);
    this.symbol.push(symbol);
    this.numbers.push(undefined);
    this.put(state, symbol, to);
    return to;
  }

  private put(state: number, symbol: number, to: number): void {
    const place = this.place(state, symbol);
    this.edges[place] = state;
    this.edges[place + 1] = symbol;
    this.edges[place + 2] = to;
  }

  private widen(): void {
    const before = this.edges;
    this.edges = new Int32Array(before.length * 2).fill(-1);
    for (let at = 0; at < before.length; at += 3) {
      if (before[at] !== -1) this.put(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0);
    }
  }
}
