import { Injectable } from '@nestjs/common';

/** How a process reaches the others of its installation: what Socket.IO's server does where an adapter joins several. */
export interface NodeLine {
  serverSideEmit: (event: string, news: unknown) => unknown;
  on: (event: string, hear: (news: unknown) => void) => unknown;
}

/**
 * What the processes of an installation tell each other and no reader: that something kept ready is stale. A hint, as live events are: where it is
 * lost, what is kept grows stale by itself within seconds. Where there is one process alone, nothing is sent.
 */
@Injectable()
export class NodeNews {
  private readonly hearers = new Map<string, (news: unknown) => void>();
  private line: NodeLine | undefined;

  /** To be called once, before anything is heard. `hear` is told what other processes tell, and not what this one does. */
  on(event: string, hear: (news: unknown) => void): void {
    this.hearers.set(event, hear);
    this.line?.on(event, hear);
  }

  tell(event: string, news: unknown): void {
    this.line?.serverSideEmit(event, news);
  }

  attach(line: NodeLine): void {
    this.line = line;
    for (const [event, hear] of this.hearers) line.on(event, hear);
  }
}
