import type { Api, Outcome } from '../../../widget/src/frame/account/api.js';
import type { Problem } from '#contract/refusals';

/** Fetches a file that only its owner may have, which a plain link could not ask for, and hands it to the browser to keep. */
export async function saveFile(api: Api, url: string, name: string): Promise<Outcome<null>> {
  const ask = () => fetch(url, { headers: { Authorization: `Bearer ${api.token ?? ''}` } });
  try {
    let answer = await ask();
    if (answer.status === 401 && (await api.renew()).ok) answer = await ask();
    if (!answer.ok) return { ok: false, problem: (await answer.json()) as Problem };
    keep(await answer.blob(), name);
    return { ok: true, value: null };
  } catch {
    return { ok: false, problem: null };
  }
}

/** Has the browser keep something under a name. */
export function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken it by the time that this runs.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
