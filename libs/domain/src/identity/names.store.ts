import type { Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { isTaken } from '#platform/database/violations';
import { nameKey } from './name.js';

/** A name that was given up is held back so long, so that nobody is taken for who was known by it. */
export const NAME_HELD_SECONDS = 180 * 24 * 3_600;

const taken = () => refuse('name.taken', { errors: [{ path: 'name', message: 'is used by somebody else' }] });

/**
 * Refuses a name that somebody else gave up not long ago, or that a moderator took from whomever. To be asked after the name was written in the same transaction:
 * whoever gives it up at this moment has then been waited for.
 */
export async function refuseHeldName(tx: Transaction, name: string, userId: string, now: Date): Promise<void> {
  const held = await tx.heldName.findUnique({ where: { nameKey: nameKey(name) } });
  if (held && (held.userId !== userId || held.barred) && held.heldUntil > now) taken();
}

/** Gives somebody another name, and holds the one before back for them. */
export async function changeName(tx: Transaction, userId: string, name: string, at: Date): Promise<void> {
  const before = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { nameKey: true } });
  const key = nameKey(name);
  if (before.nameKey !== null && before.nameKey !== key) {
    const heldUntil = new Date(at.getTime() + NAME_HELD_SECONDS * 1_000);
    const held = { userId, heldUntil };
    await tx.heldName.upsert({ where: { nameKey: before.nameKey }, create: { nameKey: before.nameKey, ...held }, update: held });
  }
  try {
    await tx.user.update({ where: { id: userId }, data: { name, nameKey: key, nameChangedAt: at }, select: { id: true } });
  } catch (error) {
    throw isTaken(error, 'name_key') ? taken() : error;
  }
  await refuseHeldName(tx, name, userId, at);
}

/**
 * Gives somebody the name that they have elsewhere. It was none of their doing here: the name before is not held back, and
 * they can choose another at once.
 */
export async function takeNameFromElsewhere(tx: Transaction, userId: string, name: string, at: Date): Promise<void> {
  try {
    await tx.user.update({ where: { id: userId }, data: { name, nameKey: nameKey(name) }, select: { id: true } });
  } catch (error) {
    throw isTaken(error, 'name_key') ? taken() : error;
  }
  await refuseHeldName(tx, name, userId, at);
}

/** Gives somebody another name because the one they have may not be: nobody has that one again for as long as names are held, and they can choose another at once. */
export async function barName(tx: Transaction, userId: string, name: string, at: Date): Promise<void> {
  await changeName(tx, userId, name, at);
  await tx.heldName.updateMany({ where: { userId, nameKey: { not: nameKey(name) }, barred: false, heldUntil: new Date(at.getTime() + NAME_HELD_SECONDS * 1_000) }, data: { barred: true } });
  await tx.user.update({ where: { id: userId }, data: { nameChangedAt: null }, select: { id: true } });
}

/** Lets go of the names that were held until a moment. */
export async function forgetHeldNames(tx: Transaction, now: Date): Promise<number> {
  const { count } = await tx.heldName.deleteMany({ where: { heldUntil: { lt: now } } });
  return count;
}
