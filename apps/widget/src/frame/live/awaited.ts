/** Something that comes later, such as the wire, for parts of the page that may go before it is there. */
export class Awaited<Value> {
  private value: Value | null = null;
  private readonly waiting = new Set<(value: Value) => void>();

  /** It is here. */
  came(value: Value): void {
    this.value = value;
    this.waiting.forEach((begin) => begin(value));
    this.waiting.clear();
  }

  /** Uses it as soon as it is there; `use` answers how to stop. Answers how the part goes again: who goes before it came never begins. */
  share(use: (value: Value) => () => void): () => void {
    let stop: (() => void) | undefined;
    const begin = (value: Value) => (stop = use(value));
    if (this.value) begin(this.value);
    else this.waiting.add(begin);
    return () => {
      this.waiting.delete(begin);
      stop?.();
    };
  }
}
