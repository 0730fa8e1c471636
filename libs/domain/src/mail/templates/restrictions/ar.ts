import type { RestrictionLetters } from './restriction-letters.js';

const [why, note, until, open] = ['السبب: {reason}.', 'ما كتبه لك المشرف: {note}', 'يسري ذلك حتى: {at}.', 'يسري ذلك حتى ينهيه أحد المشرفين.'];
const appeal = 'اتخذ هذا القرار إنسان لا آلة. إن رأيت أنه خطأ، يمكنك الاعتراض خلال 180 يومًا: سينظر فيه مشرف آخر. يقودك الزر إلى القرار وإلى الاعتراض.';
const courts = 'اتخذ هذا القرار إنسان لا آلة. إن كنت لا توافق، يمكنك اللجوء إلى القضاء أو إلى هيئة لتسوية المنازعات خارج المحاكم.';
const button = 'عرض القرار';
const banned = { subject: 'لم يعد بإمكانك الكتابة على {site}', first: 'قرّر أحد المشرفين أنه لم يعد بإمكانك الكتابة على {site}. ما زال بإمكانك تسجيل الدخول وقراءة كل شيء.' };
const suspended = { subject: 'لا يمكنك الكتابة على {site} في الوقت الحالي', first: 'قرّر أحد المشرفين أنه لا يمكنك الكتابة على {site} لبعض الوقت. ما زال بإمكانك تسجيل الدخول وقراءة كل شيء.' };
const slowed = { subject: 'يمكنك الكتابة على {site} بوتيرة أقل في الوقت الحالي', first: 'قرّر أحد المشرفين أن عليك الانتظار مدة بين تعليقين على {site}. تظهر المدة حيثما تكتب.' };
const shadowed = { subject: 'ما تكتبه على {site} لا يراه الآن سواك', first: 'قرّر أحد المشرفين ألا يرى ما تكتبه على {site} من الآن فصاعدًا سواك أنت والمشرفين. ما زال بإمكانك تسجيل الدخول وقراءة كل شيء.' };
const over = { subject: 'حول ما كتبته على {site}', first: 'لبعض الوقت لم يرَ ما كتبته على {site} سواك أنت والمشرفين، لأن أحد المشرفين عدّه إعلانًا. لم نخبرك ما دام ذلك ساريًا. انتهى ذلك الآن، وينظر المشرفون في ما كتبته.' };
const warned = { subject: 'تنبيه من مشرفي {site}', first: 'نبّهك أحد المشرفين إلى ما كتبته على {site}. يمكنك قراءة التنبيه حيث تكتب في المرة القادمة، وبعدها يمكنك الكتابة كما كنت من قبل.' };

/** What is said of bans, suspensions and appeals. */
export const ar: RestrictionLetters = {
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
  'appeal-upheld': { subject: 'اعتراضك: القرار باقٍ', paragraphs: ['نظر مشرف آخر في اعتراضك وفي ما قلته. يبقى القرار كما هو.', note, courts], button },
  'appeal-reversed': { subject: 'اعتراضك: أُلغي القرار', paragraphs: ['نظر مشرف آخر في اعتراضك، وكنت على حق: أُلغي القرار. شكرًا لأنك أخبرتنا، ونحن آسفون.', note], button },
  'appeal-closed': { subject: 'اعتراضك: أُلغي القرار', paragraphs: ['أُلغي القرار الذي اعترضت عليه قبل أن يحتاج مشرف آخر إلى النظر فيه. لا يلزمك فعل أي شيء. شكرًا لأنك أخبرتنا.'], button },
};
