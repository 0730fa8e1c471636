import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk.js';

/** A part of the page that most readers never use: it is fetched when it is asked for, or a moment before. */
export class Later<Value> {
  value: Value | null = null;
  private asked: Promise<Value> | null = null;

  constructor(private readonly load: () => Promise<Value>) {}

  /** Fetches it once; after a failure it can be asked for again. */
  get(): Promise<Value> {
    this.asked ??= this.load().then(
      (value) => (this.value = value),
      (failure: unknown) => {
        this.asked = null;
        throw failure;
      },
    );
    return this.asked;
  }

  /** Fetches it because it will probably be asked for soon. */
  prepare(): void {
    // Whoever does ask is told when it fails then.
    this.get().catch(() => undefined);
  }
}

/** Such a part, and what to show as long as it is not there. */
export function useLater<Value>(later: Later<Value>) {
  // By a function, here and below: a part may be a component, which `useState` would otherwise call.
  const [value, setValue] = useState<Value | null>(() => later.value);
  const [failed, setFailed] = useState(false);
  function ask() {
    setFailed(false);
    later.get().then(
      (got) => setValue(() => got),
      () => setFailed(true),
    );
  }
  useEffect(() => {
    if (value === null) ask();
  }, []);
  return { value, waiting: <Waiting failed={failed} again={ask} /> };
}

function Waiting({ failed, again }: { failed: boolean; again: () => void }) {
  const { texts } = useDesk();
  return failed ? (
    <LoadFailed kind="panel error" again={again} />
  ) : (
    <p class="panel hint" role="status">
      {texts.say('loading')}
    </p>
  );
}

/** Says that something could not be fetched, with the way to try again. */
export function LoadFailed({ kind = 'error', again }: { kind?: string; again: () => void }) {
  const { texts } = useDesk();
  return (
    <p class={kind} role="alert">
      {texts.say('loadFailed')}{' '}
      <button type="button" class="plain" onClick={again}>
        {texts.say('tryAgain')}
      </button>
    </p>
  );
}
