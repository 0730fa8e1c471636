import { Counter, Gauge } from '#platform/meters/meters';

const looked = new Counter({ name: 'belowline_ready_pages_total', help: 'Answers that were asked for: ready (hit), made anew (miss), or made for somebody else at that moment (joined)', labels: ['result'] });

/** Looked up once: an answer that is ready is answered thousands of times a second. */
export const asked = { hit: looked.of('hit'), miss: looked.of('miss'), joined: looked.of('joined') };

const unchanged = new Counter({ name: 'belowline_ready_pages_not_modified_total', help: 'Answers whose reader had them already (304)' });

export const notModified = unchanged.of();

export const entries = new Gauge({ name: 'belowline_ready_pages', help: 'Answers that are kept as ready-made bytes' });
export const keptBytes = new Gauge({ name: 'belowline_ready_pages_bytes', help: 'Memory that ready answers take, all encodings together' });
