import { performance } from 'node:perf_hooks';
import { Counter } from './meters.js';

const active = new Counter({ name: 'belowline_event_loop_active_seconds_total', help: 'Time in which the event loop was at work; its rate is how busy the process is, 1 being all of a core' });

// Measured by the event loop from the start of the process on, whether anybody asks or not.
active.from(() => performance.eventLoopUtilization().active / 1_000);
