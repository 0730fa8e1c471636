import type { RestrictionLetters } from './restriction-letters.js';

const [why, note, until, open] = ['لامل: {reason}.', 'څارونکي تاسو ته ولیکل: {note}', 'دا تر دې وخته ده: {at}.', 'دا تر هغې ده چې یو څارونکی یې پای ته ورسوي.'];
const appeal = 'دا پرېکړه انسان کړې، نه ماشین. که فکر کوئ چې ناسمه ده، په ۱۸۰ ورځو کې نیوکه کولی شئ: بل څارونکی به یې وګوري. تڼۍ تاسو پرېکړې او نیوکې ته بیايي.';
const courts = 'دا پرېکړه انسان کړې، نه ماشین. که موافق نه یاست، محکمې ته یا د محکمې نه بهر د شخړو د حل ادارې ته تللی شئ.';
const button = 'پرېکړه وګورئ';
const banned = { subject: 'تاسو نور په {site} کې نه شئ لیکلی', first: 'یوه څارونکي پرېکړه وکړه چې تاسو نور په {site} کې نه شئ لیکلی. تاسو اوس هم ننوتلی او هر څه لوستلی شئ.' };
const suspended = { subject: 'تاسو اوس مهال په {site} کې نه شئ لیکلی', first: 'یوه څارونکي پرېکړه وکړه چې تاسو د یوې مودې لپاره په {site} کې نه شئ لیکلی. تاسو اوس هم ننوتلی او هر څه لوستلی شئ.' };
const slowed = { subject: 'تاسو اوس مهال په {site} کې لږ ځله لیکلی شئ', first: 'یوه څارونکي پرېکړه وکړه چې تاسو باید په {site} کې د دوو تبصرو ترمنځ یو څه وخت انتظار وکړئ. دا موده هرچېرې چې لیکئ ښودل کېږي.' };
const shadowed = { subject: 'څه چې په {site} کې لیکئ، اوس مهال یې یوازې تاسو وینئ', first: 'یوه څارونکي پرېکړه وکړه چې له دې وروسته به یوازې تاسو او څارونکي هغه وینئ چې په {site} کې یې لیکئ. تاسو اوس هم ننوتلی او هر څه لوستلی شئ.' };
const over = { subject: 'د هغه څه په اړه چې په {site} کې مو ولیکل', first: 'د یوې مودې لپاره یوازې تاسو او څارونکو هغه لیدل چې په {site} کې مو لیکل، ځکه یوه څارونکي اعلان وګاڼه. تر هغې چې داسې وه، تاسو ته ونه ویل شول. اوس پای ته رسېدلې، او څارونکي ستاسو لیکنې ګوري.' };
const warned = { subject: 'د {site} د څارونکو له خوا خبرداری', first: 'یوه څارونکي د هغه څه له امله خبرداری درکړ چې په {site} کې مو لیکلي وو. خبرداری به بل ځل هلته ولولئ چېرې چې لیکئ؛ له هغې وروسته د پخوا په شان لیکلی شئ.' };

/** What is said of bans, suspensions and appeals. */
export const ps: RestrictionLetters = {
  'banned': { subject: banned.subject, paragraphs: [banned.first, why, note, open, appeal], button },
  'banned-until': { subject: banned.subject, paragraphs: [banned.first, why, note, until, appeal], button },
  'suspended': { subject: suspended.subject, paragraphs: [suspended.first, why, note, open, appeal], button },
  'suspended-until': { subject: suspended.subject, paragraphs: [suspended.first, why, note, until, appeal], button },
  'slowed': { subject: slowed.subject, paragraphs: [slowed.first, why, note, open, appeal], button },
  'slowed-until': { subject: slowed.subject, paragraphs: [slowed.first, why, note, until, appeal], button },
  'shadowed': { subject: shadowed.subject, paragraphs: [shadowed.first, why, note, open, appeal], button },
  'shadowed-until': { subject: shadowed.subject, paragraphs: [shadowed.first, why, note, until, appeal], button },
  'shadow-over': { subject: over.subject, paragraphs: [over.first, why, note, appeal], button },
  'warned': { subject: warned.subject, paragraphs: [warned.first, why, note, appeal], button },
  'appeal-upheld': { subject: 'ستاسو نیوکه: پرېکړه پر ځای ده', paragraphs: ['بل څارونکي ستاسو نیوکه او ستاسو خبرې وکتلې. پرېکړه هماغسې پاتې ده.', note, courts], button },
  'appeal-reversed': { subject: 'ستاسو نیوکه: پرېکړه بېرته واخیستل شوه', paragraphs: ['بل څارونکي ستاسو نیوکه وکتله او تاسو پر حق وئ: پرېکړه بېرته واخیستل شوه. مننه چې موږ ته مو وویل، او بخښنه غواړو.', note], button },
  'appeal-closed': { subject: 'ستاسو نیوکه: پرېکړه بېرته واخیستل شوه', paragraphs: ['هغه پرېکړه چې تاسو پرې نیوکه کړې وه بېرته واخیستل شوه، مخکې تر دې چې بل څارونکي ته یې د کتلو اړتیا وي. تاسو ته د بل څه کولو اړتیا نشته. مننه چې موږ ته مو وویل.'], button },
};
