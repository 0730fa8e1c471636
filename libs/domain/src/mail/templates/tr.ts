import type { Catalogue } from './catalogues.js';
import { tr as restrictions } from './restrictions/tr.js';
import { tr as told } from './told/tr.js';

/** Turkish. */
export const tr: Catalogue = {
  direction: 'ltr',
  footer: 'Bu iletiyi {place} hesabınız nedeniyle alıyorsunuz. Bu adrese gelen yanıtları kimse okumaz.',
  otherwise: 'Düğme çalışmazsa bu adresi tarayıcınıza kopyalayın:',
  letters: {
    'verify-address': {
      subject: 'Lütfen e-posta adresinizi doğrulayın',
      paragraphs: [
        '{place} sitesine hoş geldiniz! Lütfen bu adresin size ait olduğunu doğrulayın. Bağlantı üç gün geçerlidir.',
        'Orada hesap açmadıysanız, biri adresini yanlış yazmış olabilir. Bir şey yapmanız gerekmez: doğrulamamanız yeterli.',
      ],
      button: 'Adresimi doğrula',
    },
    'change-address': {
      subject: 'Lütfen yeni e-posta adresinizi doğrulayın',
      paragraphs: [
        'Bu adresin {place} hesabınızın adresi olmasını istediniz. Doğruladığınızda öyle olacak. Bağlantı bir gün geçerlidir.',
        'Bunu siz istemediyseniz bir şey yapmanız gerekmez.',
      ],
      button: 'Yeni adresimi doğrula',
    },
    'address-changing': {
      subject: 'Biri e-posta adresinizi değiştirmek istedi',
      paragraphs: [
        '{place} hesabınıza giriş yapmış biri, hesabın adresinin {email} olmasını istedi. Oraya bir bağlantı gönderdik; kullanılana kadar hiçbir şey değişmez.',
        'Bu sizseniz her şey yolunda. Değilseniz lütfen hemen yeni bir parola belirleyin ve tanımadığınız oturumları sonlandırın.',
      ],
      button: 'Hesabıma bak',
    },
    'address-changed': {
      subject: 'E-posta adresiniz değiştirildi',
      paragraphs: [
        '{place} hesabınızın adresi artık {email}. Bu adrese gelen son ileti budur.',
        'Bunu siz yapmadıysanız lütfen en kısa zamanda {place} yöneticilerine yazın.',
      ],
    },
    'reset-password': {
      subject: 'Yeni parola belirleyin',
      paragraphs: [
        'Biri, umarız siz, {place} hesabınız için yeni bir parola istedi. Bağlantı yarım saat geçerlidir ve bir kez kullanılır.',
        'Bunu siz istemediyseniz bir şey yapmanız gerekmez. Parolanız olduğu gibi kalır.',
      ],
      button: 'Yeni parola belirle',
    },
    'sign-in-link': {
      subject: 'Giriş bağlantınız',
      paragraphs: [
        'Bu bağlantıyla {place} sitesine giriş yaparsınız. Çeyrek saat geçerlidir ve bir kez kullanılır. Lütfen kimseye vermeyin.',
        'Bunu siz istemediyseniz bir şey yapmanız gerekmez.',
      ],
      button: 'Giriş yap',
    },
    'new-device': {
      subject: 'Yeni bir giriş: Bu siz miydiniz?',
      paragraphs: [
        'Biri, {place} hesabınıza orada daha önce kullanmadığınız bir tarayıcıdan giriş yaptı: {device}, {at}.',
        'Bu sizseniz her şey yolunda. Değilseniz lütfen yeni bir parola belirleyin ve o oturumu sonlandırın.',
      ],
      button: 'Oturumlarıma bak',
    },
    'password-changed': {
      subject: 'Parolanız değiştirildi',
      paragraphs: [
        '{place} hesabınızın parolası değiştirildi: {at}. Diğer oturumlarınız sona erdi.',
        'Bunu siz yapmadıysanız lütfen hemen yeni bir parola isteyin.',
      ],
      button: 'Hesabıma bak',
    },
    'passkey-added': {
      subject: 'Bir geçiş anahtarı eklendi',
      paragraphs: [
        '{place} hesabınıza “{name}” adlı bir geçiş anahtarı eklendi: {at}. Ona sahip olan giriş yapabilir.',
        'Bunu siz yapmadıysanız lütfen onu kaldırın ve hemen yeni bir parola belirleyin.',
      ],
      button: 'Hesabıma bak',
    },
    'second-proof-changed': {
      subject: 'İkinci doğrulamanız değiştirildi',
      paragraphs: [
        '{place} hesabınızın parolanın yanında istediği doğrulama değiştirildi: {at}.',
        'Bunu siz yapmadıysanız lütfen yeni bir parola belirleyin ve hemen hesabınıza bakın.',
      ],
      button: 'Hesabıma bak',
    },
    'deletion-scheduled': {
      subject: 'Hesabınız silinecek',
      paragraphs: [
        'İstediğiniz gibi, {place} hesabınız ve size ait her şey silinecek: {at}. Bundan sonra geri getirilemez.',
        'O zamana kadar fikrinizi değiştirebilirsiniz. Bunu siz istemediyseniz lütfen hesabı koruyun ve yeni bir parola belirleyin.',
      ],
      button: 'Hesabım kalsın',
    },
    'export-ready': {
      subject: 'Verileriniz hazır',
      paragraphs: ['{place} sitesinin hakkınızda sakladığı her şey indirilmeye hazır; bir hafta boyunca orada kalır.'],
      button: 'İndirmeye git',
    },
    'site-invitation': {
      subject: '{site} için çalışmaya davet edildiniz',
      paragraphs: [
        '{site} yöneticilerinden biri sizi {place} üzerindeki tartışmalarında çalışmaya davet ediyor.',
        'Bu adresle giriş yapın ya da onunla bir hesap açın ve kabul edin. Bağlantı bir kez ve yedi gün boyunca çalışır.',
        'Nedenini bilmiyorsanız bir şey yapmanız gerekmez.',
      ],
      button: 'Daveti gör',
    },
    'notice-received': { subject: 'Bildiriminiz bize ulaştı', paragraphs: ['Teşekkürler. {place} üzerindeki bir içerikle ilgili bildiriminiz ulaştı: {at}. Bir moderatör inceleyecek.', 'Sonucunu bu sayfada her zaman görebilirsiniz. Lütfen bu iletiyi saklayın: oraya yalnızca bu bağlantı götürür.'], button: 'Sonucunu gör' },
    'notice-acted': { subject: 'Bildiriminiz: içerik kaldırıldı', paragraphs: ['{place} üzerinde bildirdiğiniz içerik kaldırıldı. Bildiriminiz: {at}.', 'Nedeni: {reason}', 'Buna bir makine değil, bir insan karar verdi. Katılmıyorsanız mahkemeye veya mahkeme dışı bir uyuşmazlık çözüm kuruluşuna başvurabilirsiniz.'] },
    'notice-dismissed': { subject: 'Bildiriminiz: içerik kalıyor', paragraphs: ['Bir moderatör {place} üzerinde bildirdiğiniz içeriği inceledi; içerik kalıyor. Bildiriminiz: {at}.', 'Nedeni: {reason}', 'Buna bir makine değil, bir insan karar verdi. Katılmıyorsanız mahkemeye veya mahkeme dışı bir uyuşmazlık çözüm kuruluşuna başvurabilirsiniz.'] },
    ...restrictions,
    ...told.letters,
  },
  told,
};
