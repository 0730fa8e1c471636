import { StopInOrder } from '../apps/api/src/start/stop-in-order.js';
import { measureFeed } from './feed/measure-feed.js';
import { measureHostile } from './hostile/measure-hostile.js';
import { measureLive } from './live/measure-live.js';
import { measureLogIn } from './log-in/measure-log-in.js';
import { measurePage } from './page/measure-page.js';
import { measurePeers } from './peers/measure-peers.js';
import { measurePost } from './post/measure-post.js';
import { measureScreening } from './screening/measure-screening.js';
import { describeMachine, publish, type Report } from './report/report.js';
import { readBenchOptions, type BenchOptions } from './options.js';
import { measureStart } from './start/measure-start.js';
import { measureWidget } from './widget/measure-widget.js';
import { Stage } from './stage/stage.js';

/** `npm run bench -- page|post|live|start|peers|log-in|widget|hostile|feed|screening`: sets the stage, measures, prints, and leaves nothing behind. */
const measurements: Record<string, (stage: Stage, say: (message: string) => void, options: BenchOptions) => Promise<Report>> = {
  page: measurePage,
  post: measurePost,
  live: measureLive,
  start: measureStart,
  peers: measurePeers,
  'log-in': measureLogIn,
  widget: measureWidget,
  hostile: measureHostile,
  feed: measureFeed,
  screening: measureScreening,
};

/** None takes half of this, but for what it is told to wait; a measurement that hangs ends by itself. */
const MOST_MINUTES = 15;

const say = (message: string): void => console.log(message);
const inOrder = new StopInOrder();

/** Whoever pressed Ctrl-C knows why the measurement failed. */
let interrupted = false;

function sayStopping(message: string): void {
  interrupted = true;
  say(message);
}

async function run(args: string[]): Promise<void> {
  const { name, options } = readBenchOptions(args);
  const measure = measurements[name];
  if (!measure) throw new Error(`Say what to measure: npm run bench -- ${Object.keys(measurements).join(' | ')}`);
  inOrder.onSignals(sayStopping);
  const minutes = MOST_MINUTES + options.loadMinutes;
  const tooLong = setTimeout(() => void finish(1, `Stopped: it took longer than ${minutes} minutes.`), minutes * 60_000);
  inOrder.add(() => Promise.resolve(clearTimeout(tooLong)));
  say('Setting the stage …');
  const stage = await Stage.set(inOrder);
  const machine = await describeMachine(stage);
  publish(name, await measure(stage, say, options), machine);
}

async function finish(code: number, message?: string): Promise<void> {
  if (message !== undefined && !interrupted) console.error(message);
  await inOrder.stop();
  process.exit(code);
}

await run(process.argv.slice(2)).then(
  () => finish(0),
  (error: unknown) => finish(1, error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
