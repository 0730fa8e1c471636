/** A moment as a field for a date and time has it: in the moderator's own zone, to the minute. */
export function toLocal(instant: string | null): string {
  if (instant === null) return '';
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What was written in such a field, as a moment; null where it is empty. */
export function fromLocal(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? new Date(value).toISOString() : null;
}
