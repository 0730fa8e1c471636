import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AfterDecisions } from '#domain/consequences/after-decisions';
import { AfterSanctions } from '#domain/consequences/after-sanctions';
import { Consequences } from '#domain/consequences/consequences';
import { Jobs } from '#platform/jobs/jobs';

/** The jobs that follow what happened. */
@Injectable()
export class ConsequenceDesk implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly consequences: Consequences,
    private readonly decisions: AfterDecisions,
    private readonly afterSanctions: AfterSanctions,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.consequences.begin(this.jobs);
    await this.decisions.begin(this.jobs);
    await this.afterSanctions.begin(this.jobs);
  }
}
