import type { Belowline, BelowlineQueue } from './api.js';

export type * from './api.js';

/** Where a Belowline is, and which of its sites a page belongs to. */
export interface BelowlineAddress {
  /** The address of the installation, such as `https://talk.example.org`. */
  origin: string;
  /** The site's public key. */
  site: string;
}

let loading: Promise<Belowline> | undefined;

/** Brings the script into the page, once however often it is called, and resolves with what it can do. Only in a browser. */
export function loadBelowline({ origin, site }: BelowlineAddress): Promise<Belowline> {
  loading ??= new Promise<Belowline>((resolve, reject) => {
    const queue: Belowline | BelowlineQueue = (window.Belowline ??= []);
    queue.push(resolve);
    // There already, or on its way: from a script element in the page.
    if (!Array.isArray(queue) || document.querySelector('script[data-site][src*="/embed.js"]')) return;
    const script = document.createElement('script');
    script.async = true;
    script.src = new URL('/embed.js', origin).href;
    script.dataset['site'] = site;
    script.addEventListener('error', () => {
      script.remove();
      // So that it can be tried again.
      loading = undefined;
      reject(new Error(`${script.src} could not be loaded.`));
    });
    document.head.append(script);
  });
  return loading;
}
