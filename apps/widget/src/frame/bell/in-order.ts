/** Keeps what is heard of one thing in the order in which it was asked for, however late each answer comes. */
export class InOrder {
  private begun = 0;
  private taken = 0;

  /** Something is asked, or heard, now. */
  begin(): number {
    return (this.begun += 1);
  }

  /** Takes what began then, unless something that began later was taken already. */
  take(turn: number): boolean {
    if (turn < this.taken) return false;
    this.taken = turn;
    return true;
  }
}
