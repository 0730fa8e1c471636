import { refusals, refusalStatus, type RefusalCode, type RefusalDetail } from '#contract/refusals';

interface RefusalOptions {
  errors?: RefusalDetail[];
  /** Whole seconds after which it is worth trying again. */
  retryAfter?: number;
  /** For the log alone: what stood in the way, where the code does not say. Never anything of a person. */
  why?: string;
}

/** A named, expected "no" on its way to whoever asked. */
export class Refusal extends Error {
  readonly errors: RefusalDetail[] | undefined;
  readonly retryAfter: number | undefined;
  readonly why: string | undefined;

  constructor(
    readonly code: RefusalCode,
    options: RefusalOptions = {},
  ) {
    super(refusals[code].message);
    this.name = 'Refusal';
    this.errors = options.errors;
    this.retryAfter = options.retryAfter;
    this.why = options.why;
  }

  get status(): number {
    return refusalStatus[refusals[this.code].kind];
  }
}

/** Says no: `refuse('thread.closed')`. */
export function refuse(code: RefusalCode, options?: RefusalOptions): never {
  throw new Refusal(code, options);
}

/** Says no where a rule says why not: `refuseIf(whyNotEdit(author, reply))`. */
export function refuseIf(code: RefusalCode | null): void {
  if (code !== null) refuse(code);
}
