import type { Report } from '../report/report.js';
export const measureLive = (): Promise<Report> => Promise.reject(new Error('not yet'));
