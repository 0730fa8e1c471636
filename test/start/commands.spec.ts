import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runCommand } from '../support/command.js';
import { interrupt, newFolder, startEverything, type Everything } from '../support/everything.js';

let site: Everything;
const folder = newFolder();
beforeAll(async () => (site = await startEverything({}, folder)));
afterAll(async () => {
  await interrupt(site.process);
  rmSync(folder, { recursive: true, force: true });
});

const command = (name: string) => runCommand(name, [], { DATA_DIR: folder });

it('look at the embedded database while npm start runs, and start it when it does not', async () => {
  const running = [await command('recount'), await command('verify-log')];
  expect(running.map(({ code, stdout }) => [code, stdout.split(':')[0]])).toEqual([[0, 'Everything that is counted is right'], [0, 'The log is as it was written']]);
  expect((await fetch(`${site.url}/health/ready`)).status).toBe(200);
  await interrupt(site.process);
  const stopped = [await command('recount'), await command('verify-log')];
  expect(stopped.map(({ code, stdout }) => [code, stdout])).toEqual(running.map(({ code, stdout }) => [code, stdout]));
  // Nothing that the commands started is left in the way.
  site = await startEverything({}, folder);
  expect((await fetch(`${site.url}/health/ready`)).status).toBe(200);
});
