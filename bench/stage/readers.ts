import { HOST } from './ports.js';

/** Hashing a password takes memory and a processor: no more at a time than the machine has processors to spare. */
const AT_A_TIME = 2;

/** Somebody who is logged in. */
export interface Reader {
  id: string;
  token: string;
}

async function register(port: number, number: string): Promise<Reader> {
  const answer = await fetch(`http://${HOST}:${port}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-belowline': '1' },
    body: JSON.stringify({ email: `reader${number}@bench.test`, name: `Reader ${number}`, password: `a long password, number ${number}` }),
  });
  if (answer.status !== 201) throw new Error(`Registering answered ${answer.status}: ${await answer.text()}`);
  const { user, accessToken } = (await answer.json()) as { user: { id: string }; accessToken: string };
  return { id: user.id, token: accessToken };
}

/** Accounts made as people make them, with addresses that begin like each other. Their tokens are good for ten minutes, longer than any measurement. */
export async function registerReaders(port: number, count: number, begin = ''): Promise<Reader[]> {
  const readers: Reader[] = [];
  let next = 0;
  const keepRegistering = async (): Promise<void> => {
    while (next < count) readers.push(await register(port, `${begin}${next++}`));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, keepRegistering));
  return readers;
}
