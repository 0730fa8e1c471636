import { NotPossible, type Drill } from '../drill.js'; export const drillDisk: Drill = () => Promise.reject(new NotPossible('Not yet.'));
