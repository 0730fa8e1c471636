import { useEffect, useState } from 'preact/hooks';
import type { ColleagueView } from '#contract/teamwork';
import type { Desk } from '../api/desk.js';

/** Who else moderates; asked for once it is wanted. */
export function useColleagues(desk: Desk, me: string): readonly ColleagueView[] {
  const [colleagues, setColleagues] = useState<readonly ColleagueView[]>([]);
  useEffect(() => {
    void desk.team.colleagues().then((answer) => {
      if (answer.ok) setColleagues(answer.value.items.filter(({ id }) => id !== me));
    });
  }, [desk, me]);
  return colleagues;
}
