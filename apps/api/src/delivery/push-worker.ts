/**
 * The service worker that shows push messages: what came is shown by its title and text, and pressed it leads to its reply, in a window
 * that is open already where there is one. It caches nothing and stands between no page and the server. Kept as text: it is served as it is.
 */
export const PUSH_WORKER = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const read = (data) => {
  try {
    return data.json();
  } catch {
    return {};
  }
};

self.addEventListener('push', (event) => {
  const { title, body, url, tag } = event.data ? read(event.data) : {};
  if (typeof title !== 'string') return;
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: { url } }));
});

const isOurs = (url) => URL.canParse(url) && new URL(url).origin === self.location.origin;

const open = async (url) => {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find((each) => each.url === url);
  if (there) return there.focus();
  return self.clients.openWindow(url);
};

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url } = event.notification.data ?? {};
  if (isOurs(url)) event.waitUntil(open(url));
});
`;
