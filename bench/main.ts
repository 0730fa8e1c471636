import { StopInOrder } from '../apps/api/src/start/stop-in-order.js';
import { measureFeed } from './feed/measure-feed.js';
import { measureHostile } from './hostile/measure-hostile.js';
import { measureLive } from './live/measure-live.js';
import { measureLogIn } from './log-in/measure-log-in.js';
import { measurePage } from './page/measure-page.js';
import { measurePost } from './post/measure-post.js';
import { measureScreening } from './screening/measure-screening.js';
import { describeMachine, publish, type Report } from './report/report.js';
import { measureWidget } from './widget/measure-widget.js';
import { Stage } from './stage/stage.js';

/** `npm run bench -- page|post|live|log-in|widget|hostile|feed|screening`: sets the stage, measures, prints, and leaves nothing behind. */
const measurements: Record<string, (stage: Stage, say: (message: string) => void) => Promise<Report>> = {
  page: measurePage,
  post: measurePost,
  live: measureLive,
  'log-in': measureLogIn,
  widget: measureWidget,
  hostile: measureHostile,
  feed: measureFeed,
  screening: measureScreening,
};

/** None takes half of this; a measurement that hangs ends by itself. */
const MOST_MINUTES = 15;

const say = (message: string): void => console.log(message);
const inOrder = new StopInOrder();

/** Whoever pressed Ctrl-C knows why the measurement failed. */
let interrupted = false;

function sayStopping(message: string): void {
  interrupted = true;
  say(message);
}

async function run(name: string): Promise<void> {
  const measure = measurements[name];
  if (!measure) throw new Error(`Say what to measure: npm run bench -- ${Object.keys(measurements).join(' | ')}`);
  inOrder.onSignals(sayStopping);
  const tooLong = setTimeout(() => void finish(1, `Stopped: it took longer than ${MOST_MINUTES} minutes.`), MOST_MINUTES * 60_000);
  inOrder.add(() => Promise.resolve(clearTimeout(tooLong)));
  say('Setting the stage …');
  const stage = await Stage.set(inOrder);
  const machine = await describeMachine(stage);
  publish(name, await measure(stage, say), machine);
}

async function finish(code: number, message?: string): Promise<void> {
  if (message !== undefined && !interrupted) console.error(message);
  await inOrder.stop();
  process.exit(code);
}

await run(process.argv[2] ?? '').then(
  () => finish(0),
  (error: unknown) => finish(1, error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
