import { Recount } from '#domain/operations/recount';
import type { TestApp } from './test-app.js';

/** Counts everything that is counted anew, and lists what differs: which must be nothing, always. */
export const recount = async (app: TestApp) => (await new Recount(app.database).run()).differences;
