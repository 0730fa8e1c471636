/** The day that a moment is in, in the moderator's own zone. */
export function dayOf(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The day so many days after another. */
export const dayAfter = (day: string, later: number): string => new Date(Date.parse(day) + later * 86_400_000).toISOString().slice(0, 10);
