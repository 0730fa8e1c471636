import { rmSync } from 'node:fs';

export default async function stopCluster() {
  const { cluster, folder } = globalThis.testCluster;
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
