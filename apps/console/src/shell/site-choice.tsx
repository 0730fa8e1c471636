import type { Desk } from '../api/desk.js';
import { useSites } from './use-sites.js';

interface Props {
  desk: Desk;
  label: string;
  /** What it is called not to choose. */
  every: string;
  siteId: string | null;
  onChoose: (siteId: string | null) => void;
}

/** Which site; nothing where there is no choice. */
export function SiteChoice({ desk, label, every, siteId, onChoose }: Props) {
  const sites = useSites(desk);
  if (sites.length < 2) return null;
  return (
    <label>
      {label}
      <select value={siteId ?? ''} onChange={({ currentTarget }) => onChoose(currentTarget.value || null)}>
        <option value="">{every}</option>
        {sites.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
