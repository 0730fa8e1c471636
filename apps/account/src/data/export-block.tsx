import { useState } from 'preact/hooks';
import { intlLocale } from '#contract/languages';
import type { ExportView } from '#contract/own-account';
import { Block } from '../page/block.js';
import { useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import { saveFile } from './save-file.js';
import { useExport } from './use-export.js';

/** A copy of everything that is kept about somebody: asked for, followed, downloaded. */
export function ExportBlock() {
  const { texts, api } = useRoom();
  const task = useTask();
  const { exported, follow } = useExport();

  async function ask() {
    const asked = await task.run(() => api.call<{ id: string }>('/me/export', { method: 'POST' }));
    if (asked) follow(asked.value.id);
  }

  const working = exported?.state === 'waiting' || exported?.state === 'working';
  return (
    <Block title={texts.say('exportHeading')}>
      <p>{texts.say('exportIntro')}</p>
      {working && <Progress percent={exported.progress} />}
      {exported?.state === 'failed' && <p class="error">{texts.say('exportFailed')}</p>}
      {exported?.state === 'ready' && <Files exported={exported} />}
      {task.below}
      {!working && exported?.state !== 'ready' && (
        <button type="button" class="second" disabled={task.busy} onClick={() => void ask()}>
          {texts.say(task.busy ? 'sending' : 'exportAsk')}
        </button>
      )}
    </Block>
  );
}

function Progress({ percent }: { percent: number }) {
  const { texts } = useRoom();
  const said = new Intl.NumberFormat(intlLocale(texts.locale), { style: 'percent' }).format(percent / 100);
  return (
    <>
      <progress max={100} value={percent} aria-label={texts.say('exportProgress')} />
      <p class="hint">{texts.say('exportWorking', { percent: said })}</p>
    </>
  );
}

function Files({ exported }: { exported: ExportView }) {
  const { texts, api } = useRoom();
  const task = useTask();
  const [fetching, setFetching] = useState<string | null>(null);

  async function download({ format, url }: ExportView['files'][number]) {
    setFetching(format);
    await task.run(() => saveFile(api, url, `belowline.${format}`));
    setFetching(null);
  }

  return (
    <>
      <p role="status">{texts.say('exportReady', { date: texts.date(exported.expiresAt) })}</p>
      <div class="row">
        {exported.files.map((file) => (
          <button
            key={file.format}
            type="button"
            class="second"
            disabled={fetching !== null}
            onClick={() => void download(file)}
          >
            {texts.say(`exportFile.${file.format}`)}
          </button>
        ))}
      </div>
      {task.below}
    </>
  );
}
