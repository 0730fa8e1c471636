import { rmSync } from 'node:fs';

export default async function stopCluster() {
  if (!globalThis.testCluster) return;
  const { cluster, folders } = globalThis.testCluster;
  globalThis.testCluster = undefined;
  await cluster.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
