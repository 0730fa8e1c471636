import type { Report } from '../report/report.js';
export const measurePost = (): Promise<Report> => Promise.reject(new Error('not yet'));
