import type { RestrictionLetters } from './restriction-letters.js';

const [why, note, until, open] = ['Nedeni: {reason}.', 'Moderatörün size yazdığı: {note}', 'Şu zamana kadar geçerli: {at}.', 'Bir moderatör bitirene kadar geçerli.'];
const appeal = 'Buna bir makine değil, bir insan karar verdi. Yanlış olduğunu düşünüyorsanız 180 gün içinde itiraz edebilirsiniz: başka bir moderatör bakar. Düğme karara ve itiraza götürür.';
const courts = 'Buna bir makine değil, bir insan karar verdi. Aynı görüşte değilseniz mahkemeye ya da mahkeme dışı bir uyuşmazlık çözüm kuruluşuna başvurabilirsiniz.';
const button = 'Karara bak';
const banned = { subject: 'Artık {site} üzerinde yazamazsınız', first: 'Bir moderatör artık {site} üzerinde yazamayacağınıza karar verdi. Yine de oturum açabilir ve her şeyi okuyabilirsiniz.' };
const suspended = { subject: 'Şimdilik {site} üzerinde yazamazsınız', first: 'Bir moderatör bir süre {site} üzerinde yazamayacağınıza karar verdi. Yine de oturum açabilir ve her şeyi okuyabilirsiniz.' };
const slowed = { subject: 'Şimdilik {site} üzerinde daha seyrek yazabilirsiniz', first: 'Bir moderatör {site} üzerinde iki yorum arasında bir süre beklemenize karar verdi. Ne kadar bekleyeceğiniz, yazdığınız her yerde belirtilir.' };
const shadowed = { subject: '{site} üzerinde yazdıklarınızı şimdilik yalnızca siz görüyorsunuz', first: 'Bir moderatör, {site} üzerinde yazdıklarınızı bundan böyle yalnızca sizin ve moderatörlerin görmesine karar verdi. Yine de oturum açabilir ve her şeyi okuyabilirsiniz.' };
const over = { subject: '{site} üzerinde yazdıklarınız hakkında', first: 'Bir süre {site} üzerinde yazdıklarınızı yalnızca siz ve moderatörler gördü, çünkü bir moderatör bunları reklam sandı. Bu sürerken size söylenmedi. Artık bitti ve moderatörler yazdıklarınıza bakıyor.' };
const warned = { subject: '{site} moderatörlerinden bir uyarı', first: 'Bir moderatör {site} üzerinde yazdıklarınız için sizi uyardı. Uyarıyı bir sonraki yazışınızda okuyabilirsiniz; ondan sonra eskisi gibi yazabilirsiniz.' };

/** What is said of bans, suspensions and appeals. */
export const tr: RestrictionLetters = {
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
  'appeal-upheld': { subject: 'İtirazınız: karar değişmedi', paragraphs: ['Başka bir moderatör itirazınıza ve söylediklerinize baktı. Karar olduğu gibi kalıyor.', note, courts], button },
  'appeal-reversed': { subject: 'İtirazınız: karar geri alındı', paragraphs: ['Başka bir moderatör itirazınıza baktı ve siz haklıydınız: karar geri alındı. Bize söylediğiniz için teşekkür ederiz; üzgünüz.', note], button },
  'appeal-closed': { subject: 'İtirazınız: karar geri alındı', paragraphs: ['İtiraz ettiğiniz karar, başka bir moderatörün bakmasına gerek kalmadan geri alındı. Bir şey yapmanız gerekmiyor. Bize söylediğiniz için teşekkür ederiz.'], button },
};
