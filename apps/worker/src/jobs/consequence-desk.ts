import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Consequences } from '#domain/consequences/consequences';
import { Jobs } from '#platform/jobs/jobs';

/** The jobs that tell people of what happened. */
@Injectable()
export class ConsequenceDesk implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly consequences: Consequences,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.consequences.begin(this.jobs);
  }
}
