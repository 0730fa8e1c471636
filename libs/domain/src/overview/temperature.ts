/** What a thread's last hour was like. */
export interface LastHour {
  /** Replies, but for those that their authors withdrew. */
  replies: number;
  /** Of those, how many are held, were rejected, or are published and have open reports. */
  troubled: number;
}

/** With so many replies an hour a thread is half as fast as can be: one every three minutes is about what one person can read beside other work. */
export const HALF_SPEED = 20;

/** When this part of the replies is in trouble, nothing about the replies could be worse. */
export const FULL_TROUBLE = 0.5;

/** How hot a thread is, from 0 to 100: how fast it is, times how much of it is in trouble. A fast thread of friendly people is cool, and so is one bad reply in an empty room. */
export function temperatureOf({ replies, troubled }: LastHour): number {
  if (replies === 0) return 0;
  const speed = replies / (replies + HALF_SPEED);
  const trouble = Math.min(1, troubled / replies / FULL_TROUBLE);
  return Math.floor(100 * speed * trouble + 0.5);
}
