import { useEffect, useState } from 'preact/hooks';
import type { SavedFilterView } from '#contract/queue-filters';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { narrowedBy, questionOf, WHOLE_QUEUE, type Narrowing } from './narrowing.js';
import type { QueueState } from './queue-state.js';

interface Props {
  desk: Desk;
  me: string;
  state: QueueState;
  onClose: () => void;
}

const languages = ['en', 'fr', 'de', 'es', 'ar', 'fa', 'ps', 'tr'];
const named = (language: string): string => new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;

const text = (data: FormData, name: string): string | null => {
  const value = data.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};

/** Narrows the queue down, and keeps what is asked often. What holds is in the address. */
export function FilterPanel({ desk, me, state, onClose }: Props) {
  const texts = useTexts();
  const words = texts.team.narrow;
  const { narrowing, kind, threadId } = state;
  const [sites, setSites] = useState<readonly { id: string; name: string }[]>([]);
  useEffect(() => {
    void desk.knownWords().then((answer) => { if (answer.ok) setSites(answer.value.sites); });
  }, [desk]);
  const show = (wanted: Narrowing) => {
    location.hash = routeHref({ room: 'queue', kind, threadId, narrowing: wanted });
    onClose();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const data = new FormData(event.currentTarget);
    const [siteId, section, language, rule, olderThan] = ['site', 'section', 'language', 'rule', 'older'].map((name) => text(data, name));
    show({ sort: text(data, 'sort') === 'time' ? 'time' : 'urgency', siteId: siteId ?? null, section: section ?? null, language: language ?? null, rule: rule ?? null, olderThan: olderThan ?? null, authorId: narrowing.authorId });
  };

  return (
    <section class="narrow" aria-label={words.title}>
      <form key={JSON.stringify(narrowing)} onSubmit={submit}>
        <label>{words.sort}<select name="sort"><option value="urgency" selected={narrowing.sort === 'urgency'}>{words.sorts.urgency}</option><option value="time" selected={narrowing.sort === 'time'}>{words.sorts.time}</option></select></label>
        <Choice label={words.site} name="site" any={words.anySite} value={narrowing.siteId} options={sites.map(({ id, name }) => [id, name])} />
        <label>{words.section}<input name="section" dir="auto" maxLength={100} defaultValue={narrowing.section ?? ''} /></label>
        <Choice label={words.language} name="language" any={words.anyLanguage} value={narrowing.language} options={languages.map((language) => [language, named(language)])} />
        <Choice label={words.rule} name="rule" any={words.anyRule} value={narrowing.rule} options={[...texts.screening.byCode]} />
        <Choice label={words.older} name="older" any={words.anyAge} value={narrowing.olderThan} options={Object.entries(words.ages)} />
        {narrowing.authorId !== null && <p>{words.oneAuthor}</p>}
        <div class="decide-buttons">
          <button class="primary">{words.apply}</button>
          <button type="button" onClick={() => { show(WHOLE_QUEUE); }}>{words.clear}</button>
        </div>
      </form>
      <KeptFilters desk={desk} me={me} state={state} onShow={(filter) => {
        location.hash = routeHref({ room: 'queue', kind: filter.question.kind ?? kind, threadId: filter.question.threadId ?? null, narrowing: narrowedBy(filter.question, narrowing.sort) });
        onClose();
      }} />
    </section>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  any: string;
  value: string | null;
  options: readonly (readonly [string, string])[];
}

function Choice({ label, name, any, value, options }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">{any}</option>
        {options.map(([id, said]) => <option key={id} value={id} selected={id === value}>{said}</option>)}
      </select>
    </label>
  );
}

function KeptFilters({ desk, me, state, onShow }: { desk: Desk; me: string; state: QueueState; onShow: (filter: SavedFilterView) => void }) {
  const texts = useTexts();
  const words = texts.team.narrow;
  const [kept, setKept] = useState<readonly SavedFilterView[]>([]);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    void desk.team.filters().then((answer) => { if (answer.ok) setKept(answer.value.items); });
  }, [desk]);
  const keep = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const data = new FormData(event.currentTarget);
    const name = text(data, 'name');
    if (name === null) return;
    const thread = state.threadId === null ? {} : { threadId: state.threadId };
    void desk.team.saveFilter({ name, shared: data.get('shared') === 'on', question: { kind: state.kind, ...thread, ...questionOf(state.narrowing) } }).then((answer) => {
      if (answer.ok) setKept((before) => [...before, answer.value]);
      setProblem(answer.ok ? '' : failureText(answer.failure, texts));
    });
  };
  const remove = (id: string) => void desk.team.removeFilter(id).then((answer) => {
    if (answer.ok) setKept((before) => before.filter((filter) => filter.id !== id));
  });

  return (
    <div class="kept">
      <h2>{words.kept}</h2>
      {kept.length === 0 && <p class="quiet">{words.none}</p>}
      <ul>
        {kept.map((filter) => (
          <li key={filter.id}>
            <button class="plain" onClick={() => { onShow(filter); }}><bdi>{filter.name}</bdi></button>
            {filter.owner.id === me ? (
              <button class="plain" aria-label={words.remove(filter.name)} onClick={() => { remove(filter.id); }}>×</button>
            ) : (
              <span class="quiet">{words.by(filter.owner.name)}</span>
            )}
          </li>
        ))}
      </ul>
      <form onSubmit={keep}>
        <label>{words.name}<input name="name" dir="auto" maxLength={60} autocomplete="off" /></label>
        <label class="check"><input type="checkbox" name="shared" /> {words.share}</label>
        <button>{words.keep}</button>
      </form>
      <p class="problem" role="alert">{problem}</p>
    </div>
  );
}
