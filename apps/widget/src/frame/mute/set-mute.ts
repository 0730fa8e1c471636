import type { Desk } from '../page/desk.js';

/** Mutes somebody, or hears them again, and says so; false when that could not be saved. */
export async function setMute(
  { tools, texts, mutes, announce }: Desk,
  { id, name }: { id: string; name: string },
  muted: boolean,
): Promise<boolean> {
  const outcome = await tools?.api.call(`/mutes/users/${id}`, { method: muted ? 'PUT' : 'DELETE' });
  if (!outcome?.ok) {
    announce(texts.say('muteFailed'));
    return false;
  }
  mutes.change(id, muted);
  announce(texts.say(muted ? 'mutedNow' : 'unmutedNow', { name }));
  return true;
}
