import type { ScorerFigure } from '#contract/scorer';

/** Every so many decisions of a site, one is not learned from: it shows what the scorer would have said of a text that it never saw. */
export const HELD_BACK_EVERY = 5;

/** So many approved and so many rejected texts that were held back make figures: of thirty, nine tenths are known to about a tenth (Wald). Fewer say nothing. */
export const HELD_BACK_FOR_FIGURES = 30;

/** Figures are of the latest so many that were held back: a scorer and those who write change. */
export const FIGURES_OF = 1_000;

/** What is shown of the thresholds that may be chosen. */
const THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

/** Of ten texts that a scorer holds, at most one should have been let be. */
const GOOD_PRECISION = 0.9;

/** A text that was held back: what the scorer said, and what a person decided. */
export interface Tried {
  score: number;
  rejected: boolean;
}

const count = (tried: readonly Tried[], rejected: boolean): number => tried.filter((each) => each.rejected === rejected).length;

/** Whether there are enough texts that were held back to say how good a scorer is. */
export const hasFigures = (tried: readonly Tried[]): boolean => Math.min(count(tried, true), count(tried, false)) >= HELD_BACK_FOR_FIGURES;

/** How good a scorer would have been that holds from a threshold on. Precision is null where it would have held nothing. */
export function figureAt(tried: readonly Tried[], threshold: number): ScorerFigure {
  const held = tried.filter(({ score }) => score >= threshold);
  const right = count(held, true);
  return { threshold, held: held.length, right, precision: held.length === 0 ? null : right / held.length, recall: right / (count(tried, true) || 1) };
}

/** How good a scorer would have been at each of some thresholds; none while there is too little to say so. */
export const figuresFrom = (tried: readonly Tried[]): ScorerFigure[] => (hasFigures(tried) ? THRESHOLDS.map((threshold) => figureAt(tried, threshold)) : []);

/** The lowest threshold at which hardly anything was held that should not have been. */
export const suggestedFrom = (figures: readonly ScorerFigure[]): number | null => figures.find(({ precision }) => precision !== null && precision >= GOOD_PRECISION)?.threshold ?? null;

/** Whether a scorer has shown how good it is at a threshold, and may act there. */
export const mayActAt = (tried: readonly Tried[], threshold: number): boolean => hasFigures(tried) && figureAt(tried, threshold).precision !== null;
