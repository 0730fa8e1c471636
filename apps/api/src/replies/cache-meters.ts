import { Counter, Gauge } from '#platform/meters/meters';

const looked = new Counter({ name: 'belowline_ready_pages_total', help: 'Pages that were asked for: ready (hit), made anew (miss), or made for somebody else at that moment (joined)', labels: ['result'] });

/** Looked up once: a page that is ready is answered thousands of times a second. */
export const answers = { hit: looked.of('hit'), miss: looked.of('miss'), joined: looked.of('joined') };

export const notModified = new Counter({ name: 'belowline_ready_pages_not_modified_total', help: 'Pages whose reader had them already (304)' });
export const entries = new Gauge({ name: 'belowline_ready_pages', help: 'Pages that are kept as ready-made bytes' });
export const keptBytes = new Gauge({ name: 'belowline_ready_pages_bytes', help: 'Memory that ready pages take, all encodings together' });
