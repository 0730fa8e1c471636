import { BROWSER_SESSION } from '#contract/browser-session';

/** What the tabs of one browser tell each other: that somebody logged in or out. Never with a token. */
export type News = 'in' | 'out';

/** The other tabs of this browser, and the discussions in its pages: one log-in rules them all. */
export class Neighbours {
  private readonly channel = new BroadcastChannel(BROWSER_SESSION);

  /** What was said last is kept, so that a discussion that is opened later knows whether to look for a log-in. */
  tell(news: News): void {
    this.channel.postMessage(news);
    try {
      localStorage.setItem(BROWSER_SESSION, news);
    } catch {
      // A browser that keeps nothing is asked every time.
    }
  }

  /** Answers with how to stop listening. */
  listen(hear: (news: News) => void): () => void {
    this.channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === 'in' || data === 'out') hear(data);
    };
    return () => { this.channel.onmessage = null; };
  }
}
