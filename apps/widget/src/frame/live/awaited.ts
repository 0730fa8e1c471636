/** Something that comes later, such as the wire, for parts of the page that may go before it is there. */
export class Awaited<Value> {
  /** It is here. */
  came: (value: Value) => void = () => undefined;
  private readonly value = new Promise<Value>((came) => (this.came = came));

  /** Uses it as soon as it is there; `use` answers how to stop. Answers how the part goes again: who goes before it came never begins. */
  share(use: (value: Value) => () => void): () => void {
    let stop: (() => void) | null = () => undefined;
    void this.value.then((value) => stop && (stop = use(value)));
    return () => {
      stop?.();
      stop = null;
    };
  }
}
