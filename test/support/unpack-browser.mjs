import chromium from '@sparticuz/chromium';

/** Once, before any test: two that unpack the browser at a time start a half of it. */
export default async function unpackBrowser() {
  await chromium.executablePath();
}
