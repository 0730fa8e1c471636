/** So many failures one after another, and a service is taken for dead: a single one may be chance. */
const FAILURES = 5;

/** So long a dead service is left alone; then one request tries whether it lives again. */
const REST_MS = 30_000;

/** Keeps a service that is dead from costing everybody its deadline (M. Nygard, "Release It!", the circuit breaker). */
export class CircuitBreaker {
  private failures = 0;
  private restsUntil = 0;

  /** Whether it may be asked now. Whoever is told so after a rest is the one who tries; the others wait another rest or its answer. */
  mayAsk(now: Date): boolean {
    if (this.failures < FAILURES) return true;
    if (now.getTime() < this.restsUntil) return false;
    this.restsUntil = now.getTime() + REST_MS;
    return true;
  }

  /** Whether the service is taken for dead. */
  get open(): boolean {
    return this.failures >= FAILURES;
  }

  succeeded(): void {
    this.failures = 0;
  }

  failed(now: Date): void {
    this.failures += 1;
    if (this.failures >= FAILURES) this.restsUntil = now.getTime() + REST_MS;
  }
}
