import { setTimeout as after } from 'node:timers/promises';
import { TestEnvironment } from 'jest-environment-node';

/** Where `openBrowser` notes what it opened, in the globals of a test file. */
const OPEN_BROWSERS = Symbol.for('belowline.open-browsers');
/** As much of a screen as helps whoever reads a failure, and no more. */
const MOST_CHARACTERS = 1_500;
/** A page that hangs says nothing. */
const PATIENCE_MS = 3_000;

/** Adds to the failure of a test what stood on each screen at that moment: on somebody else's machine nobody can look. */
export default class ScreensEnvironment extends TestEnvironment {
  async handleTestEvent({ name, error }) {
    if (name !== 'test_fn_failure' || typeof error?.stack !== 'string') return;
    const browsers = [...(this.global[OPEN_BROWSERS] ?? [])];
    const pages = browsers.flatMap((browser) => browser.contexts()).flatMap((context) => context.pages());
    const screens = await Promise.all(pages.flatMap((page) => page.frames()).map(screenOf));
    if (screens.length === 0) return;
    const [message, ...calls] = error.stack.split(/(?=\n {4}at )/);
    error.stack = [`${message}\n\nOn the screens:\n${screens.join('\n')}`, ...calls].join('');
  }
}

/** @param {import('playwright-core').Frame} frame */
async function screenOf(frame) {
  const said = frame.evaluate('document.body.innerText').catch((problem) => String(problem));
  const late = after(PATIENCE_MS, 'It does not answer.', { ref: false });
  const text = String(await Promise.race([said, late])).replaceAll(/\n+/g, '\n');
  return `--- ${frame.url()}\n${text.slice(0, MOST_CHARACTERS)}`;
}
