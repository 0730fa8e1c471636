/** Where nothing else happens, what arrives is shown this soon after what was shown before. */
const SHORTEST_MS = 100;
/** However slow the device, nobody waits longer than this for what has arrived. */
const LONGEST_MS = 1_000;
/** Nobody looks at a page that is hidden; it only has to be right when it is shown again. */
const HIDDEN_MS = 5_000;
/** Showing takes at most a tenth of a device's time: a phone that follows a hot thread stays cool and answers a finger at once. */
const REST = 9;

/** What it takes from its surroundings, so that a test can bring its own. */
export interface Surroundings {
  now: () => number;
  later: (act: () => void, ms: number) => unknown;
  /** After the page has been rendered for what was just shown. */
  afterRendering: (act: () => void) => void;
  hidden: () => boolean;
}

/**
 * Gathers what arrives and shows it together: at once while a thread is quiet, and the more seldom the longer
 * showing takes. What arrives in between costs next to nothing.
 */
export class Pace<Item> {
  private gathered: Item[] = [];
  private waiting = false;
  private next = 0;

  constructor(
    private readonly show: (items: Item[]) => void,
    private readonly around: Surroundings,
  ) {}

  add(item: Item): void {
    this.gathered.push(item);
    if (this.waiting) return;
    this.waiting = true;
    const { now, later, hidden } = this.around;
    later(() => this.flush(), hidden() ? HIDDEN_MS : Math.max(0, this.next - now()));
  }

  /** Shows what has been gathered so far. */
  flush(): void {
    this.waiting = false;
    const items = this.gathered;
    if (items.length === 0) return;
    this.gathered = [];
    const began = this.around.now();
    this.show(items);
    this.around.afterRendering(() => {
      const ended = this.around.now();
      this.next = ended + Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (ended - began) * REST));
    });
  }
}
