/** The value below which a part of the sorted values lies; NaN of none. */
export const quantile = (sorted: ArrayLike<number>, part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

/** A number as a person reads it: whole from a hundred on, else with as many places as say something. */
export const show = (value: number, places = 2): string =>
  Number.isNaN(value) ? '–' : value.toLocaleString('en-GB', { maximumFractionDigits: value >= 100 ? 0 : places, minimumFractionDigits: value >= 100 ? 0 : places });
