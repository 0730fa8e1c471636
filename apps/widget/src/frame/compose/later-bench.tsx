import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { Later } from '../page/later.js';
import type { Purpose } from './send-draft.js';
import { loadBenchTexts } from './texts/load-bench-texts.js';
import type { useComposer } from './use-composer.js';

/** What the tools of a composer are told by it. */
export interface BenchProps {
  composer: ReturnType<typeof useComposer>;
  purpose: Purpose;
  /** False as long as nobody has begun to write here: then only what was written elsewhere is looked for. */
  used: boolean;
}

const parts = (locale: string) => Promise.all([import('./workbench.js'), loadBenchTexts(locale)]);
let asked: Later<Awaited<ReturnType<typeof parts>>> | null = null;

/** Toolbar, preview, mentions, hints and drafts on the server. Without them, or until they come, one can write and post all the same. */
export function LaterBench(props: BenchProps) {
  const { texts } = useDesk();
  asked ??= new Later(() => parts(texts.locale));
  const later = asked;
  const [loaded, setLoaded] = useState(later.value);
  useEffect(() => {
    if (!loaded) later.get().then(setLoaded, () => undefined);
  }, [props.used]);
  if (!loaded) return null;
  const [{ Workbench }, words] = loaded;
  return <Workbench {...props} words={words} />;
}
