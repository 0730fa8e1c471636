import type { ToldTexts } from './told-texts.js';

/** Turkish letters about notifications. */
export const tr: ToldTexts = {
  letters: {
    answer: { subject: '{name} size yanıt verdi', paragraphs: ['{name}, “{headline}” haberinin tartışmasındaki yorumunuza yanıt verdi:'], button: 'Yanıtı oku' },
    'answer-followed': { subject: '{name} takip ettiğiniz bir yoruma yanıt verdi', paragraphs: ['{name}, “{headline}” haberinin tartışmasında takip ettiğiniz bir yoruma yanıt verdi:'], button: 'Yanıtı oku' },
    mention: { subject: '{name} sizden söz etti', paragraphs: ['{name}, “{headline}” haberinin tartışmasında sizden söz etti:'], button: 'Yorumu oku' },
    follow: { subject: '{name} yeni bir şey yazdı', paragraphs: ['Takip ettiğiniz {name}, “{headline}” haberinin tartışmasında yazdı:'], button: 'Yorumu oku' },
    'follow-place': { subject: 'Yeni bir yorum: {headline}', paragraphs: ['{name}, takip ettiğiniz “{headline}” tartışmasında yazdı:'], button: 'Yorumu oku' },
    prompt: { subject: 'Yeni bir soru: {headline}', paragraphs: ['Haber merkezi, takip ettiğiniz “{headline}” haberi için yeni bir tartışma açtı:'], button: 'Tartışmaya git' },
    milestone: { subject: 'Yorumunuz {count} kez beğenildi', paragraphs: ['“{headline}” haberinin tartışmasında yazdıklarınız {count} kez beğenildi:'], button: 'Yorumuma bak' },
    'decision-approve': { subject: 'Yorumunuz yayımlandı', paragraphs: ['Bir moderatör “{headline}” haberinin tartışmasındaki yorumunuza baktı. Artık herkes okuyabilir:'], button: 'Yorumuma bak' },
    'decision-restore': { subject: 'Yorumunuz yeniden yayında', paragraphs: ['Bir moderatör “{headline}” haberinin tartışmasındaki yorumunuza yeniden baktı. Herkes onu yine okuyabilir:'], button: 'Yorumuma bak' },
    'decision-reject': { subject: 'Yorumunuz kaldırıldı', paragraphs: ['Bir moderatör “{headline}” haberinin tartışmasındaki yorumunuzu kaldırdı. Nedeni: {reason}. Şunu yazmıştınız:'], button: 'Karara bak' },
    'decision-feature': { subject: 'Haber merkezi yorumunuzu seçti', paragraphs: ['Haber merkezi “{headline}” haberinin tartışmasındaki yorumunuzu en başta göstermek için seçti:'], button: 'Yorumuma bak' },
    'report-removed': { subject: 'Bildiriminiz için teşekkürler', paragraphs: ['“{headline}” haberinin tartışmasında bir yorumu bildirmiştiniz. Bir moderatör ona baktı ve kaldırdı.'], button: 'Tartışmaya git' },
    'report-kept': { subject: 'Bildiriminize bakıldı', paragraphs: ['“{headline}” haberinin tartışmasında bir yorumu bildirmiştiniz. Bir moderatör ona baktı ve kalabileceğine karar verdi. Haber verdiğiniz için teşekkürler.'], button: 'Tartışmaya git' },
    digest: { subject: 'Takip ettiklerinizde yenilikler', paragraphs: ['{place} üzerinde takip ettiğiniz kişilerin ve tartışmaların en iyi yorumları:'] },
  },
  why: {
    answer: 'Bu iletiyi, yazdığınız ya da takip ettiğiniz bir yoruma yanıt verildiği için alıyorsunuz.',
    mention: 'Bu iletiyi, biri size adınızla seslendiği için alıyorsunuz.',
    follow: 'Bu iletiyi, bu kişiyi ya da bu tartışmayı takip ettiğiniz için alıyorsunuz.',
    prompt: 'Bu iletiyi, bu haberi takip ettiğiniz için alıyorsunuz.',
    milestone: 'Bu iletiyi, yazdıklarınız beğenildiği için alıyorsunuz.',
    decision: 'Bu iletiyi, bir moderatör yazdıklarınız hakkında karar verdiği için alıyorsunuz.',
    report: 'Bu iletiyi, bu yorumu bildirdiğiniz için alıyorsunuz.',
    digest: 'Bu iletiyi, özet istediğiniz için alıyorsunuz.',
  },
  followName: 'Takip et: {name}',
  followThread: 'Bu tartışmayı takip et',
  unsubscribe: 'Bu tür iletileri durdur',
  preferences: 'Nelerden haberdar olacağınızı seçin',
  unread: 'Okumadığınız bildirimler: {count}',
  reasons: { abuse: 'hakaret ya da saldırı', hate: 'nefret', spam: 'reklam', 'off-topic': 'konuyla ilgisi yok', false: 'yanlış iddia', private: 'özel bilgiler', illegal: 'yasaya aykırı', other: 'bu tartışmanın kurallarına aykırı' },
};
