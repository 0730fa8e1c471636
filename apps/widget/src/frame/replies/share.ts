/** What came of passing a link on: it went somewhere, it is on the clipboard, somebody thought better of it, or this browser does neither. */
export type Shared = 'shared' | 'copied' | 'left' | 'neither';

/** Passes a reply's link on as the device does it, or copies it. */
export async function share(url: string, title: string): Promise<Shared> {
  // A desktop's own share sheet knows fewer places than a clipboard does.
  if ('share' in navigator && matchMedia('(pointer: coarse)').matches) {
    try {
      await navigator.share({ url, title });
      return 'shared';
    } catch (failure) {
      if (failure instanceof DOMException && failure.name === 'AbortError') return 'left';
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    return 'copied';
  } catch {
    return 'neither';
  }
}
