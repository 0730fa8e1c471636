/** The next number that reads well at the top of a chart: 1, 2 or 5 with noughts. */
export function roundUp(value: number): number {
  if (value <= 0) return 0;
  const magnitude = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * magnitude).find((step) => step >= value) ?? value;
}

/** The same of seconds: round in the unit that they are said in. */
export function roundUpTime(seconds: number): number {
  const unit = seconds < 60 ? 1 : seconds < 3_600 ? 60 : 3_600;
  return roundUp(seconds / unit) * unit;
}
