import { NotPossible, type Drill } from '../drill.js'; export const drillSlow: Drill = () => Promise.reject(new NotPossible('Not yet.'));
