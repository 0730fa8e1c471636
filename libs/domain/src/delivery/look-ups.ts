import { Injectable } from '@nestjs/common';
import { LookUpBulkLetter } from './look-up-bulk-letter.js';
import { LookUpDigest } from './look-up-digest.js';
import { LookUpLetter } from './look-up-letter.js';

/** Who knows what the letters of this room say. */
@Injectable()
export class LookUps {
  constructor(
    readonly letter: LookUpLetter,
    readonly bulk: LookUpBulkLetter,
    readonly digest: LookUpDigest,
  ) {}
}
