import type { NotificationKind, NotificationWay, PreferencesView } from '#contract/notifications';
import { useMe, useRoom } from '../page/room.js';
import type { Preferences } from './use-preferences.js';

const ways: NotificationWay[] = ['bell', 'mail', 'push'];

/** Each thing that somebody can be told of, once, with all the ways beside it. */
export function WaysTable({ kinds, set }: { kinds: PreferencesView['kinds']; set: Preferences['set'] }) {
  const { texts } = useRoom();
  const me = useMe();
  return (
    <>
      <table class="ways">
        <caption class="unseen">{texts.say('waysCaption')}</caption>
        <thead>
          <tr>
            <td />
            {ways.map((way) => (
              <th key={way} scope="col">
                {texts.say(`way.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {texts.codes('told').map((kind) => (
            <Row key={kind} kind={kind} wanted={kinds[kind]} set={set} />
          ))}
        </tbody>
      </table>
      <p class="hint">{texts.say(me.email !== null && me.emailVerified ? 'waysHint' : 'lettersNeedAddress')}</p>
    </>
  );
}

interface RowProps {
  kind: NotificationKind;
  wanted: Record<NotificationWay, boolean>;
  set: Preferences['set'];
}

function Row({ kind, wanted, set }: RowProps) {
  const { texts } = useRoom();
  return (
    <tr>
      <th scope="row">{texts.say(`told.${kind}`)}</th>
      {ways.map((way) => (
        <td key={way}>
          <label>
            <input
              type="checkbox"
              name={`${kind}-${way}`}
              checked={wanted[way]}
              onChange={(event) => void set({ kinds: { [kind]: { [way]: event.currentTarget.checked } } })}
            />
            <span class="unseen">
              {texts.say(`told.${kind}`)}: {texts.say(`way.${way}`)}
            </span>
          </label>
        </td>
      ))}
    </tr>
  );
}
