import { Injectable } from '@nestjs/common';
import type { LookedUp } from '#domain/mail/late-letters';
import type { FollowLinks } from '#domain/mail/letter';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { Addressing, gone } from './addressing.js';
import { fillingOf, followable, pathOf, quotesOf, templateOf } from './told-letter.js';
import { findTold, type Told } from './told.store.js';

/** What a letter about a notification says, looked up at the moment at which it is sent. */
@Injectable()
export class LookUpLetter {
  constructor(
    private readonly database: Database,
    private readonly addressing: Addressing,
    private readonly config: Config,
  ) {}

  async run({ notificationId = '' }: Record<string, string>): Promise<LookedUp> {
    const told = await findTold(this.database.client, notificationId);
    const template = told && templateOf(told);
    if (told === null || template === null) return gone('What it told of may not be shown any more.');
    return this.addressing.to(told.userId, told.kind, { template, data: fillingOf(told), path: pathOf(told), quotes: quotesOf(told), follow: this.links(told) });
  }

  private links(told: Told): FollowLinks {
    const { publicUrl } = this.config;
    const { person, thread } = followable(told);
    return { ...(person && { person: { name: person.name, link: `${publicUrl}${person.path}` } }), ...(thread && { thread: `${publicUrl}${thread.path}` }) };
  }
}
