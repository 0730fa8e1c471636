import { useMemo, useState } from 'preact/hooks';
import { BulkDesk } from '../bulk/bulk-desk.js';
import { BulkDialog } from '../bulk/bulk-dialog.js';
import { BULK_MOST } from '../bulk/most.js';
import { useTexts } from '../shell/texts-context.js';
import type { PeopleDesk } from './people-desk.js';
import type { Reach } from './reader-page.js';

interface Props {
  desk: PeopleDesk;
  userId: string;
  reach: Reach;
  /** Called when something of it was changed, or may have been. */
  onDone: () => void;
}

/** Removes the last replies of a reader: how many, and where. */
export function LastReplies({ desk, userId, reach, onDone }: Props) {
  const { bulk: texts } = useTexts();
  const bulkDesk = useMemo(() => new BulkDesk(desk.client), [desk]);
  const [last, setLast] = useState(20);
  const [siteId, setSiteId] = useState('');
  const [open, setOpen] = useState(false);
  const [begun, setBegun] = useState(false);
  const look = (event: SubmitEvent) => {
    event.preventDefault();
    setBegun(false);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    if (begun) onDone();
  };
  return (
    <section>
      <h2>{texts.lastTitle}</h2>
      <form class="last-replies" onSubmit={look}>
        <label>
          {texts.last}
          <input type="number" min={1} max={BULK_MOST} required value={last} onInput={({ currentTarget }) => { setLast(Number(currentTarget.value)); }} />
        </label>
        <label>
          {texts.lastWhere}
          <select value={siteId} onChange={({ currentTarget }) => { setSiteId(currentTarget.value); }}>
            <option value="">{texts.lastEverywhere}</option>
            {reach.sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button class="warning">{texts.lastLook}</button>
      </form>
      <p class="quiet">{texts.lastHint}</p>
      {open && (
        <BulkDialog
          desk={bulkDesk}
          about={{ author: { userId, last, ...(siteId === '' ? {} : { siteId }) } }}
          decision="reject"
          onBegun={() => { setBegun(true); }}
          onClose={close}
        />
      )}
    </section>
  );
}
