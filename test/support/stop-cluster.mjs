import { rmSync } from 'node:fs';

export default async function stopCluster() {
  if (!globalThis.testCluster) return;
  const { cluster, folder } = globalThis.testCluster;
  globalThis.testCluster = undefined;
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
