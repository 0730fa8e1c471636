/**
 * Asks again for as long as the server is out of breath: by a 503 it says that nothing was done, and every client of ours then asks again. On a machine
 * that is busy with other things, a lock may not be had within a statement's three seconds.
 */
export async function untilAnswered<Answer extends { status: number }>(ask: () => PromiseLike<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
  }
}
