import type { RestrictionLetters } from './restriction-letters.js';

const [why, note, until, open] = ['Der Grund: {reason}.', 'Das hat Ihnen die Moderation geschrieben: {note}', 'Das gilt bis: {at}.', 'Das gilt, bis die Moderation es beendet.'];
const appeal = 'Das hat ein Mensch entschieden und keine Maschine. Wenn Sie es für falsch halten, können Sie innerhalb von 180 Tagen Beschwerde einlegen: Jemand anderes aus der Moderation sieht sie sich an. Der Knopf führt zur Entscheidung und zur Beschwerde.';
const courts = 'Das hat ein Mensch entschieden und keine Maschine. Wenn Sie nicht einverstanden sind, können Sie vor Gericht gehen oder sich an eine außergerichtliche Streitbeilegungsstelle wenden.';
const button = 'Entscheidung ansehen';
const banned = { subject: 'Sie können auf {site} nicht mehr schreiben', first: 'Die Moderation hat entschieden, dass Sie auf {site} nicht mehr schreiben können. Anmelden und alles lesen können Sie weiterhin.' };
const suspended = { subject: 'Sie können auf {site} vorerst nicht schreiben', first: 'Die Moderation hat entschieden, dass Sie auf {site} eine Zeit lang nicht schreiben können. Anmelden und alles lesen können Sie weiterhin.' };
const slowed = { subject: 'Sie können auf {site} vorerst seltener schreiben', first: 'Die Moderation hat entschieden, dass Sie auf {site} zwischen zwei Beiträgen eine Weile warten müssen. Wie lange, steht überall dort, wo Sie schreiben.' };
const shadowed = { subject: 'Was Sie auf {site} schreiben, sehen vorerst nur Sie', first: 'Die Moderation hat entschieden, dass ab jetzt nur Sie und die Moderation sehen, was Sie auf {site} schreiben. Anmelden und alles lesen können Sie weiterhin.' };
const over = { subject: 'Zu dem, was Sie auf {site} geschrieben haben', first: 'Eine Zeit lang haben nur Sie und die Moderation gesehen, was Sie auf {site} geschrieben haben, weil die Moderation es für Werbung hielt. Solange das so war, wurde es Ihnen nicht gesagt. Jetzt ist es vorbei, und die Moderation sieht sich an, was Sie geschrieben haben.' };
const warned = { subject: 'Eine Verwarnung der Moderation von {site}', first: 'Die Moderation hat Sie wegen dessen verwarnt, was Sie auf {site} geschrieben haben. Sie lesen die Verwarnung dort, wo Sie das nächste Mal schreiben; danach können Sie schreiben wie zuvor.' };

/** What is said of bans, suspensions and appeals. */
export const de: RestrictionLetters = {
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
  'appeal-upheld': { subject: 'Ihre Beschwerde: Die Entscheidung bleibt', paragraphs: ['Jemand anderes aus der Moderation hat sich Ihre Beschwerde und das, was Sie gesagt haben, angesehen. Die Entscheidung bleibt, wie sie ist.', note, courts], button },
  'appeal-reversed': { subject: 'Ihre Beschwerde: Die Entscheidung wurde zurückgenommen', paragraphs: ['Jemand anderes aus der Moderation hat sich Ihre Beschwerde angesehen, und Sie hatten recht: Die Entscheidung wurde zurückgenommen. Danke, dass Sie es uns gesagt haben; es tut uns leid.', note], button },
  'appeal-closed': { subject: 'Ihre Beschwerde: Die Entscheidung wurde zurückgenommen', paragraphs: ['Die Entscheidung, über die Sie sich beschwert haben, wurde zurückgenommen, noch bevor jemand anderes sie ansehen musste. Sie müssen nichts weiter tun. Danke, dass Sie es uns gesagt haben.'], button },
};
