import { dressOf } from './dress.js';
import { articleOf, asked, type Home } from './page.js';

/** A frame with the discussion that a place asks for. Its styles are set from script, which no strict policy of a page refuses. */
export function makeFrame(home: Home, place: HTMLElement, height: string): HTMLIFrameElement {
  const { theme, ...look } = dressOf(home, place);
  const query = new URLSearchParams({ site: home.site, url: articleOf(place), theme });
  const { thread, reply } = place.dataset;
  const lang = asked(home, place, 'lang') ?? document.documentElement.lang;
  for (const [name, value] of Object.entries({ ...look, thread, reply, lang })) if (value) query.set(name, value);
  const token = asked(home, place, 'token');
  // After the `#`, so that the frame's address stays the same for everybody and can be cached, and no server is told the reader's token.
  const own = new URLSearchParams({ host: location.origin, ...(token ? { token } : {}) });
  const frame = document.createElement('iframe');
  frame.title = place.title || 'Discussion';
  // To the frame's own address alone: a passkey is asked for inside a page of somebody else, a link is copied and shared there.
  frame.allow = 'publickey-credentials-get; clipboard-write; web-share';
  frame.style.cssText = `display:block;width:100%;border:0;height:${height}`;
  frame.style.colorScheme = theme;
  frame.src = `${home.origin}/frame?${query.toString()}#${own.toString()}`;
  return frame;
}
