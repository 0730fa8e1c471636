import { routes } from '#contract/routes/routes';
import { Counter } from '#platform/meters/meters';

const signIns = new Counter({ name: 'belowline_sign_ins_total', help: 'Attempts to sign in, and to register, by way and outcome: in, refused, limited, failed (by us)', labels: ['way', 'outcome'] });

/** Where one signs in, and by what. A provider's flow is counted where its code is handed in. */
const WAYS = new Map<string, string>([
  [routes.login.path, 'password'],
  [routes.register.path, 'registration'],
  [routes.signInByLink.path, 'link'],
  [routes.signInByPasskey.path, 'passkey'],
  [routes.redeemCode.path, 'provider'],
  [routes.signInByPublisher.path, 'publisher'],
].map(([path, way]) => [`/api/v1${String(path)}`, String(way)]));

const outcomeOf = (status: number): string => (status < 400 ? 'in' : status === 429 ? 'limited' : status < 500 ? 'refused' : 'failed');

/** Counts an answer if it was to somebody who wanted to sign in. */
export function countSignIn(route: string, method: string, status: number): void {
  const way = method === 'POST' ? WAYS.get(route) : undefined;
  if (way !== undefined) signIns.of(way, outcomeOf(status)).add();
}
