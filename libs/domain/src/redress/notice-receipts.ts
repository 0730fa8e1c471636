import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newLinkToken } from '#domain/identity/mail-link';
import type { User } from '#domain/identity/user';
import { Config } from '#platform/config/config';
import { derivedKey } from '#platform/crypto/derived-key';
import { Database } from '#platform/database/database';
import type { Notice } from './notice.js';
import { findNoticeByReceipt } from './notices.store.js';

/** A notice that may come twice: under which key, and everything that makes it the same. */
export interface NoticeRepeat {
  key: string;
  question: unknown;
}

/** The receipt that a notice has, and whether it was given before. */
export interface Receipt {
  receipt: string;
  given: boolean;
}

/** The receipts of notices. Of what may come twice it is made out of what came, with a secret of ours: whoever sends the same again has the same receipt, and nothing but its hash is kept. */
@Injectable()
export class NoticeReceipts {
  private readonly key: Buffer;

  constructor(
    config: Config,
    private readonly database: Database,
  ) {
    this.key = derivedKey(config.secret, 'receipt of a notice');
  }

  /** Whoever is logged in has receipts that nobody else comes to; a stranger those of exactly this question under exactly this key. */
  async of(user: Pick<User, 'id'> | null, repeat: NoticeRepeat | undefined): Promise<Receipt> {
    if (repeat === undefined) return { receipt: newLinkToken(), given: false };
    const receipt = createHmac('sha256', this.key).update(JSON.stringify([user?.id ?? null, repeat.key, repeat.question])).digest('base64url');
    return { receipt, given: (await this.find(receipt)) !== null };
  }

  find(receipt: string): Promise<Notice | null> {
    return findNoticeByReceipt(this.database.client, receipt);
  }
}
