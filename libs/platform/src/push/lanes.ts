/** How many messages are under way to each host, so that one that hangs never has everybody who sends waiting for it. */
export class Lanes {
  private readonly taken = new Map<string, number>();

  constructor(private readonly mostToOne: number) {}

  /** Takes a place in the lane to an address's host; false where it is full. Who was let in must `leave`. */
  enter(address: string): boolean {
    const { host } = new URL(address);
    const taken = this.taken.get(host) ?? 0;
    if (taken >= this.mostToOne) return false;
    this.taken.set(host, taken + 1);
    return true;
  }

  /** Nothing is kept of a host that nothing is under way to. */
  leave(address: string): void {
    const { host } = new URL(address);
    const left = (this.taken.get(host) ?? 0) - 1;
    if (left > 0) this.taken.set(host, left);
    else this.taken.delete(host);
  }
}
