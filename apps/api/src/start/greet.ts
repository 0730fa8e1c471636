import type { Config } from '#platform/config/config';
import { demoLogins } from '#seed/demo/users';

/** Tells whoever started it where to go. The demonstration's log-ins stand one a line: role, address, password. */
export function greet(config: Config, { demo }: { demo: boolean }, say: (message: string) => void): void {
  const { publicUrl } = config;
  say(['', `Belowline is running at ${publicUrl}`, '', `  Console   ${publicUrl}/console`, `  API       ${publicUrl}/api/docs`, `  Health    ${publicUrl}/health/ready`].join('\n'));
  if (!demo) return;
  say('\nDemonstration log-ins (role, address, password):');
  for (const { role, email, password } of demoLogins) say(`  ${role.padEnd(10)} ${email}  ${password}`);
  say('\nCtrl-C stops everything. What was written stays in the data folder.');
}
