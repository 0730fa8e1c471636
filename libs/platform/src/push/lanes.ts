/** A send that takes longer than this is a slow one: push services answer in a tenth of it. */
export const SLOW_MS = 2_000;

/** Whoever finds a lane full comes again after this at the earliest. */
const TURN_MS = 2_000;

/** Nobody is sent away for longer: a service may be well again. */
const LONGEST_TURN_MS = 600_000;

/**
 * How many may be under way at once: to one host that answers quickly; to one that does not, or of which nobody knows yet; and to all together
 * before a host that has a place already is given no other, so that one quick host after another that begins to hang leaves places for the rest.
 */
export interface Places {
  quick: number;
  other: number;
  shared: number;
}

interface Lane {
  /** When each that is under way began. */
  begun: Set<{ at: number }>;
  /** How long the last one took that came to an end; null before one has. */
  tookMs: number | null;
  /** When the last one that was sent away is to come again. */
  turnAt: number;
}

/** What whoever wants to send is answered: a place, to be left when all is done; or to come again after a while. */
export type Entry = { leave: () => void } | { afterMs: number };

/** How many messages are under way to each host, so that one that hangs never has everybody who sends waiting for it. */
export class Lanes {
  private readonly lanes = new Map<string, Lane>();
  private taken = 0;

  constructor(
    private readonly places: Places,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Asks for a place in the lane to an address's host. Each that finds none is told a time of its own, at the pace at which places become free. */
  enter(address: string): Entry {
    const { host } = new URL(address);
    const lane = this.lanes.get(host) ?? { begun: new Set(), tookMs: null, turnAt: 0 };
    const now = this.now();
    const waitedMs = Math.max(0, ...[...lane.begun].map(({ at }) => now - at));
    const most = lane.tookMs !== null && Math.max(lane.tookMs, waitedMs) < SLOW_MS ? this.places.quick : this.places.other;
    if (lane.begun.size >= most || (lane.begun.size > 0 && this.taken >= this.places.shared)) {
      const pace = Math.max(lane.tookMs ?? 0, waitedMs < SLOW_MS ? 0 : waitedMs) / most;
      lane.turnAt = Math.min(Math.max(now + TURN_MS, lane.turnAt + pace), now + LONGEST_TURN_MS);
      return { afterMs: lane.turnAt - now };
    }
    const place = { at: now };
    lane.begun.add(place);
    this.taken += 1;
    this.lanes.set(host, lane);
    return { leave: () => this.leave(host, lane, place) };
  }

  /** Nothing is kept of a host that nothing is under way to. */
  private leave(host: string, lane: Lane, place: { at: number }): void {
    if (!lane.begun.delete(place)) return;
    this.taken -= 1;
    lane.tookMs = this.now() - place.at;
    if (lane.begun.size === 0) this.lanes.delete(host);
  }
}
