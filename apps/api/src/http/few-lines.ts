/** Lets so many lines a second into the log, and counts what it leaves out. */
export class FewLines {
  private second = 0;
  private written = 0;
  private leftOut = 0;

  constructor(private readonly most: number) {}

  /** How many were left out since the last line that was written; undefined when this one is left out too. */
  take(now = performance.now()): number | undefined {
    const second = Math.floor(now / 1_000);
    if (second !== this.second) Object.assign(this, { second, written: 0 });
    if (this.written >= this.most) {
      this.leftOut += 1;
      return undefined;
    }
    this.written += 1;
    const { leftOut } = this;
    this.leftOut = 0;
    return leftOut;
  }
}
