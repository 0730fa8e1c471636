import chromium from '@sparticuz/chromium';
import startCluster from './database-cluster.mjs';

/** Before any test in a browser: two that unpack it at a time would start a half of it. And a database for those that look behind the page. */
export default async function prepareBrowser() {
  await chromium.executablePath();
  await startCluster();
}
