import { useRoom } from '../page/room.js';
import { Deletion } from './deletion.js';
import { ExportBlock } from './export-block.js';

/** What is kept about somebody: a copy of it, and the end of it. */
export function OwnData() {
  const { texts } = useRoom();
  return (
    <>
      <p class="intro">{texts.say('dataIntro')}</p>
      <ExportBlock />
      <Deletion />
    </>
  );
}
