/** What the tabs of one browser tell each other: that somebody logged in or out. Never with a token. */
export type News = 'in' | 'out';

/** The other tabs of this browser, and the discussions in its pages: one log-in rules them all. */
export class Neighbours {
  private readonly channel = new BroadcastChannel('belowline-session');

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
