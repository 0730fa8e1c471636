import type { Language } from '#contract/languages';
import type { LateTemplate } from '#domain/mail/letter';

/** What the page says that a link out of a letter leads to. `{what}` is one of `letters`. */
export interface UnsubscribeTexts {
  ask: string;
  explain: string;
  stop: string;
  stopped: string;
  again: string;
  startedAgain: string;
  choices: string;
  wrong: string;
  wrongHint: string;
  letters: Record<LateTemplate, string>;
}

/** The page in every language that letters are written in. */
export const unsubscribeTexts: Record<Language, UnsubscribeTexts> = {
  en: {
    ask: 'Stop these letters?', explain: 'You will get no more letters about this: {what}.', stop: 'Stop them', stopped: 'Done. No more letters about this: {what}.', again: 'Switch on again', startedAgain: 'Switched on again: {what}.', choices: 'Everything you are told of',
    wrong: 'This link is not complete', wrongHint: 'Please use the whole link out of the letter, or choose in your account what you are told of.',
    letters: { answer: 'answers to you', mention: 'mentions of your name', follow: 'new replies where you follow', prompt: 'new questions about articles that you follow', milestone: 'likes of your replies', decision: 'decisions on your replies', report: 'what became of your reports', digest: 'the digest' },
  },
  fr: {
    ask: 'Arrêter ces messages ?', explain: 'Vous ne recevrez plus de message à ce sujet : {what}.', stop: 'Arrêter', stopped: 'C’est fait. Plus de message à ce sujet : {what}.', again: 'Réactiver', startedAgain: 'Réactivé : {what}.', choices: 'Tout ce dont vous êtes informé',
    wrong: 'Ce lien n’est pas complet', wrongHint: 'Utilisez le lien entier du message, ou choisissez dans votre compte ce dont vous êtes informé.',
    letters: { answer: 'réponses à vos commentaires', mention: 'mentions de votre nom', follow: 'nouveaux commentaires de ce que vous suivez', prompt: 'nouvelles questions sur les articles que vous suivez', milestone: 'mentions j’aime de vos commentaires', decision: 'décisions sur vos commentaires', report: 'suites de vos signalements', digest: 'résumé' },
  },
  de: {
    ask: 'Diese Nachrichten abbestellen?', explain: 'Sie erhalten dann keine Nachrichten mehr zu: {what}.', stop: 'Abbestellen', stopped: 'Erledigt. Keine Nachrichten mehr zu: {what}.', again: 'Wieder einschalten', startedAgain: 'Wieder eingeschaltet: {what}.', choices: 'Alles, was Sie erfahren',
    wrong: 'Dieser Link ist nicht vollständig', wrongHint: 'Bitte verwenden Sie den ganzen Link aus der Nachricht, oder wählen Sie in Ihrem Konto aus, was Sie erfahren möchten.',
    letters: { answer: 'Antworten an Sie', mention: 'Erwähnungen Ihres Namens', follow: 'neue Beiträge von dem, was Sie verfolgen', prompt: 'neue Fragen zu Artikeln, denen Sie folgen', milestone: 'Zuspruch für Ihre Beiträge', decision: 'Entscheidungen über Ihre Beiträge', report: 'Ergebnisse Ihrer Meldungen', digest: 'die Zusammenfassung' },
  },
  es: {
    ask: '¿Dejar de recibir estos mensajes?', explain: 'No recibirá más mensajes sobre esto: {what}.', stop: 'Dejar de recibirlos', stopped: 'Hecho. No más mensajes sobre esto: {what}.', again: 'Activar de nuevo', startedAgain: 'Activado de nuevo: {what}.', choices: 'Todo lo que se le avisa',
    wrong: 'Este enlace no está completo', wrongHint: 'Use el enlace entero del mensaje o elija en su cuenta de qué se le avisa.',
    letters: { answer: 'respuestas a sus comentarios', mention: 'menciones de su nombre', follow: 'comentarios nuevos de lo que sigue', prompt: 'preguntas nuevas sobre artículos que sigue', milestone: '«me gusta» de sus comentarios', decision: 'decisiones sobre sus comentarios', report: 'resultado de sus avisos', digest: 'el resumen' },
  },
  tr: {
    ask: 'Bu iletiler durdurulsun mu?', explain: 'Artık şu konuda ileti almayacaksınız: {what}.', stop: 'Durdur', stopped: 'Tamam. Artık şu konuda ileti yok: {what}.', again: 'Yeniden aç', startedAgain: 'Yeniden açıldı: {what}.', choices: 'Haberdar olduğunuz her şey',
    wrong: 'Bu bağlantı eksik', wrongHint: 'Lütfen iletideki bağlantının tamamını kullanın ya da nelerden haberdar olacağınızı hesabınızda seçin.',
    letters: { answer: 'size verilen yanıtlar', mention: 'adınızın geçtiği yorumlar', follow: 'takip ettiklerinizdeki yeni yorumlar', prompt: 'takip ettiğiniz haberlerdeki yeni sorular', milestone: 'yorumlarınızın beğenileri', decision: 'yorumlarınız hakkındaki kararlar', report: 'bildirimlerinizin sonucu', digest: 'özet' },
  },
  ar: {
    ask: 'أتريد إيقاف هذه الرسائل؟', explain: 'لن تصلك رسائل أخرى حول: {what}.', stop: 'إيقافها', stopped: 'تمّ. لا رسائل بعد الآن حول: {what}.', again: 'تشغيلها من جديد', startedAgain: 'شُغّلت من جديد: {what}.', choices: 'كل ما يصلك خبره',
    wrong: 'هذا الرابط غير كامل', wrongHint: 'استعمل الرابط كاملًا كما في الرسالة، أو اختر في حسابك ما يصلك خبره.',
    letters: { answer: 'الردود عليك', mention: 'الإشارات إلى اسمك', follow: 'التعليقات الجديدة فيما تتابعه', prompt: 'الأسئلة الجديدة حول مقالات تتابعها', milestone: 'الإعجابات بتعليقاتك', decision: 'القرارات في شأن تعليقاتك', report: 'نتائج بلاغاتك', digest: 'الموجز' },
  },
  fa: {
    ask: 'این پیام‌ها متوقف شود؟', explain: 'دیگر دربارهٔ این پیامی دریافت نخواهید کرد: {what}.', stop: 'متوقف شود', stopped: 'انجام شد. دیگر پیامی دربارهٔ این نمی‌آید: {what}.', again: 'دوباره روشن شود', startedAgain: 'دوباره روشن شد: {what}.', choices: 'همهٔ آنچه از آن باخبر می‌شوید',
    wrong: 'این پیوند کامل نیست', wrongHint: 'لطفاً پیوند را به‌طور کامل از پیام بردارید، یا در حساب خود انتخاب کنید که از چه باخبر شوید.',
    letters: { answer: 'پاسخ‌ها به شما', mention: 'نام بردن از شما', follow: 'دیدگاه‌های تازه در آنچه دنبال می‌کنید', prompt: 'پرسش‌های تازه دربارهٔ مقاله‌هایی که دنبال می‌کنید', milestone: 'پسند دیدگاه‌های شما', decision: 'تصمیم‌ها دربارهٔ دیدگاه‌های شما', report: 'نتیجهٔ گزارش‌های شما', digest: 'خلاصه' },
  },
  ps: {
    ask: 'دا پیغامونه بند شي؟', explain: 'د دې په اړه به نور پیغامونه درته نه راځي: {what}.', stop: 'بند یې کړئ', stopped: 'وشوه. د دې په اړه نور پیغامونه نشته: {what}.', again: 'بیا یې چالان کړئ', startedAgain: 'بیا چالان شو: {what}.', choices: 'ټول هغه څه چې تاسو ترې خبرېږئ',
    wrong: 'دا لینک بشپړ نه دی', wrongHint: 'مهرباني وکړئ د پیغام بشپړ لینک وکاروئ، یا په خپل حساب کې وټاکئ چې له څه شي خبرېږئ.',
    letters: { answer: 'تاسو ته ځوابونه', mention: 'ستاسو د نوم یادونې', follow: 'په هغو شیانو کې نوې تبصرې چې تاسو یې تعقیبوئ', prompt: 'د هغو مقالو نوې پوښتنې چې تاسو یې تعقیبوئ', milestone: 'ستاسو د تبصرو خوښونې', decision: 'ستاسو د تبصرو په اړه پرېکړې', report: 'ستاسو د راپورونو پایلې', digest: 'لنډیز' },
  },
};
