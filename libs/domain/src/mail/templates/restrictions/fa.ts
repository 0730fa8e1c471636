import type { RestrictionLetters } from './restriction-letters.js';

const [why, note, until, open] = ['دلیل: {reason}.', 'آنچه ناظر برای شما نوشت: {note}', 'این تصمیم تا این زمان برقرار است: {at}.', 'این تصمیم تا وقتی ناظری آن را پایان دهد برقرار است.'];
const appeal = 'این تصمیم را انسان گرفت، نه ماشین. اگر فکر می‌کنید نادرست است، می‌توانید تا ۱۸۰ روز اعتراض کنید: ناظر دیگری آن را بررسی می‌کند. دکمه شما را به تصمیم و اعتراض می‌رساند.';
const courts = 'این تصمیم را انسان گرفت، نه ماشین. اگر موافق نیستید، می‌توانید به دادگاه یا به نهاد حل اختلاف خارج از دادگاه مراجعه کنید.';
const button = 'دیدن تصمیم';
const banned = { subject: 'دیگر نمی‌توانید در {site} بنویسید', first: 'یکی از ناظران تصمیم گرفت که دیگر نمی‌توانید در {site} بنویسید. همچنان می‌توانید وارد شوید و همه چیز را بخوانید.' };
const suspended = { subject: 'فعلاً نمی‌توانید در {site} بنویسید', first: 'یکی از ناظران تصمیم گرفت که مدتی نمی‌توانید در {site} بنویسید. همچنان می‌توانید وارد شوید و همه چیز را بخوانید.' };
const slowed = { subject: 'فعلاً می‌توانید در {site} با فاصلهٔ بیشتری بنویسید', first: 'یکی از ناظران تصمیم گرفت که در {site} باید میان دو دیدگاه مدتی صبر کنید. این مدت هر جا که می‌نویسید گفته می‌شود.' };
const shadowed = { subject: 'آنچه در {site} می‌نویسید را فعلاً تنها خودتان می‌بینید', first: 'یکی از ناظران تصمیم گرفت که از این پس آنچه در {site} می‌نویسید را تنها شما و ناظران ببینید. همچنان می‌توانید وارد شوید و همه چیز را بخوانید.' };
const over = { subject: 'دربارهٔ آنچه در {site} نوشتید', first: 'مدتی آنچه در {site} می‌نوشتید را تنها شما و ناظران می‌دیدید، چون یکی از ناظران آن را تبلیغ دانسته بود. تا وقتی چنین بود به شما گفته نشد. اکنون تمام شده است و ناظران آنچه نوشتید را بررسی می‌کنند.' };
const warned = { subject: 'هشداری از ناظران {site}', first: 'یکی از ناظران دربارهٔ آنچه در {site} نوشتید به شما هشدار داد. هشدار را بار بعد همان جا که می‌نویسید می‌خوانید؛ پس از آن می‌توانید مانند پیش بنویسید.' };

/** What is said of bans, suspensions and appeals. */
export const fa: RestrictionLetters = {
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
  'appeal-upheld': { subject: 'اعتراض شما: تصمیم برجا ماند', paragraphs: ['ناظر دیگری اعتراض شما و آنچه را گفته بودید بررسی کرد. تصمیم همان‌طور که بود می‌ماند.', note, courts], button },
  'appeal-reversed': { subject: 'اعتراض شما: تصمیم پس گرفته شد', paragraphs: ['ناظر دیگری اعتراض شما را بررسی کرد و حق با شما بود: تصمیم پس گرفته شد. سپاسگزاریم که به ما گفتید، و متأسفیم.', note], button },
  'appeal-closed': { subject: 'اعتراض شما: تصمیم پس گرفته شد', paragraphs: ['تصمیمی که به آن اعتراض کرده بودید پیش از آن‌که ناظر دیگری لازم باشد آن را بررسی کند پس گرفته شد. لازم نیست کاری بکنید. سپاسگزاریم که به ما گفتید.'], button },
};
