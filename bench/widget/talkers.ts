import { HOST } from '../stage/ports.js';
import { makeTexts } from '../stage/texts.js';

/** People who post into one thread at a steady rate; two in five answer something that was posted before. */
export interface Talk {
  port: number;
  threadId: string;
  tokens: string[];
  /** Replies a second, all together. */
  rate: number;
  seconds: number;
}

export interface Talked {
  posted: number;
  seconds: number;
  failed: string[];
}

async function talk({ port, threadId, tokens, rate, seconds }: Talk): Promise<Talked> {
  const texts = makeTexts(499);
  const posted: string[] = [];
  const failed: string[] = [];
  const under: Promise<void>[] = [];
  const begun = performance.now();
  const post = async (turn: number) => {
    const parentId = turn % 5 < 2 ? posted.at(-1 - (turn % 7)) : undefined;
    const answer = await fetch(`http://${HOST}:${port}/api/v1/threads/${threadId}/replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[turn % tokens.length]}` },
      body: JSON.stringify({ body: `${texts[turn % texts.length]} ${turn}`, ...(parentId ? { parentId } : {}) }),
    });
    if (answer.status === 201) posted.push(((await answer.json()) as { id: string }).id);
    else failed.push(`${answer.status} ${await answer.text()}`);
  };
  for (let turn = 0; turn < rate * seconds; turn += 1) {
    const due = begun + (turn * 1_000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    under.push(post(turn).catch((error: unknown) => void failed.push(String(error))));
  }
  await Promise.all(under);
  return { posted: posted.length, seconds: (performance.now() - begun) / 1_000, failed: failed.slice(0, 3) };
}

process.on('message', (job: Talk) => {
  void talk(job).then((talked) => process.send?.(talked));
});
