import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { SessionAnswer } from '#contract/accounts';
import { ApiClient, type Answer } from '../api/client.js';
import { Neighbours } from '../session/neighbours.js';
import { sessionFor, type SessionState } from '../session/session-state.js';

export interface Session {
  state: SessionState;
  client: ApiClient;
  logIn: (email: string, password: string) => Promise<Answer<SessionAnswer>>;
  logOut: () => void;
}

/** Who is here. A reload finds the log-in again by itself. */
export function useSession(): Session {
  const [state, setState] = useState<SessionState>({ kind: 'looking' });
  const client = useMemo(() => new ApiClient(() => { setState({ kind: 'outside', ended: true }); }), []);

  const neighbours = useMemo(() => new Neighbours(), []);

  const take = useCallback((answer: Answer<SessionAnswer>) => {
    if (answer.ok) setState(sessionFor(answer.value.user));
    return answer;
  }, []);

  useEffect(() => {
    const leave = () => { setState({ kind: 'outside', ended: false }); };
    const look = () => void client.renew().then((answer) => {
      if (!take(answer).ok) leave();
    });
    look();
    return neighbours.listen((news) => {
      if (news === 'in') return look();
      client.forget();
      leave();
    });
  }, [client, neighbours, take]);

  const logIn = useCallback(async (email: string, password: string) => {
    const answer = take(await client.logIn(email, password));
    if (answer.ok) neighbours.tell('in');
    return answer;
  }, [client, neighbours, take]);
  const logOut = useCallback(() => {
    void client.logOut().then(() => {
      setState({ kind: 'outside', ended: false });
      neighbours.tell('out');
    });
  }, [client, neighbours]);

  return { state, client, logIn, logOut };
}
