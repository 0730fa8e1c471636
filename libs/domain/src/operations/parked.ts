import type { ParkedView } from '#contract/delivery';

/** Something that was given up, or of which nobody knows what became. */
export interface Parked {
  id: string;
  kind: ParkedView['kind'];
  about: string;
  state: ParkedView['state'];
  why: string | null;
  attempts: number;
  createdAt: Date;
  /** Whether what it needs is still there. */
  replayable: boolean;
}

/** One of them as operators see it. Whom a letter was for is not among it. */
export const viewParked = ({ createdAt, ...parked }: Parked): ParkedView => ({ ...parked, createdAt: createdAt.toISOString() });
