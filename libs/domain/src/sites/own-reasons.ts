import type { OwnReason } from '#contract/own-reasons';
import { localeChain } from '#domain/mail/letter';

/** How a reason of a site's own is said to somebody: in their language, or in English, or in the first that there is. */
export function saidIn(texts: OwnReason['texts'], locale: string | null): string | null {
  const known: Record<string, string | undefined> = texts;
  const tag = localeChain(locale ?? 'en').find((each) => known[each] !== undefined);
  return (tag === undefined ? Object.values(known)[0] : known[tag]) ?? null;
}

/** Reasons as they are to be kept: what was left out of them is retired where it is in use, and gone where it is not. */
export const withRetired = (before: readonly OwnReason[], chosen: readonly OwnReason[], used: ReadonlySet<string>): OwnReason[] => [
  ...chosen,
  ...leftOut(before, chosen).filter(({ code }) => used.has(code)).map((reason) => ({ ...reason, retired: true })),
];

/** Which of them are not among those that were chosen. */
export const leftOut = (before: readonly OwnReason[], chosen: readonly OwnReason[]): OwnReason[] => before.filter(({ code }) => !chosen.some((each) => each.code === code));
