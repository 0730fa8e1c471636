/** Something that was started and has to be stopped again. */
type Stop = () => Promise<void>;

/** Longer than any request may take; after that whatever hangs is left. */
const PATIENCE_MS = 30_000;

/** Stops what was started, the last one first, once, at the first signal. A second signal does not interrupt it. */
export class StopInOrder {
  private readonly stops: Stop[] = [];
  private stopping: Promise<void> | undefined;

  add(stop: Stop): void {
    this.stops.unshift(stop);
  }

  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  /** `code` is what the process ends with: what is meant to be stopped has done well. */
  onSignals(say: (message: string) => void, code = 0): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (this.stopping) return;
        say('Stopping …');
        setTimeout(() => process.exit(1), PATIENCE_MS).unref();
        void this.stop().then(
          () => process.exit(code),
          (error: unknown) => {
            say(String(error));
            process.exit(1);
          },
        );
      });
    }
  }

  private async stopAll(): Promise<void> {
    for (const stop of this.stops) await stop();
  }
}
