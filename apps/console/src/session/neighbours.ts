import { CONSOLE_SESSION } from '#contract/browser-session';

/** What the console's tabs in one browser tell each other: that somebody logged in or out. Never with a token. */
export type News = 'in' | 'out';

/** The console's other tabs in this browser. The discussions in its pages have log-ins of their own, and hear nothing. */
export class Neighbours {
  private readonly channel = new BroadcastChannel(CONSOLE_SESSION);

  tell(news: News): void {
    this.channel.postMessage(news);
  }

  /** Answers with how to stop listening. */
  listen(hear: (news: News) => void): () => void {
    this.channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === 'in' || data === 'out') hear(data);
    };
    return () => { this.channel.onmessage = null; };
  }
}
