import type { ToldTexts } from './told-texts.js';

/** Arabic letters about notifications. */
export const ar: ToldTexts = {
  letters: {
    answer: { subject: 'ردّ من {name} عليك', paragraphs: ['وصلك ردّ من {name} على تعليقك في نقاش «{headline}»:'], button: 'قراءة الرد' },
    'answer-followed': { subject: 'ردّ من {name} على تعليق تتابعه', paragraphs: ['ردّ من {name} على تعليق تتابعه في نقاش «{headline}»:'], button: 'قراءة الرد' },
    mention: { subject: 'إشارة إليك من {name}', paragraphs: ['إشارة إليك من {name} في نقاش «{headline}»:'], button: 'قراءة التعليق' },
    follow: { subject: 'تعليق جديد من {name}', paragraphs: ['تعليق جديد من {name}، ممن تتابعهم، في نقاش «{headline}»:'], button: 'قراءة التعليق' },
    'follow-place': { subject: 'تعليق جديد: {headline}', paragraphs: ['تعليق من {name} في نقاش تتابعه حول «{headline}»:'], button: 'قراءة التعليق' },
    prompt: { subject: 'سؤال جديد: {headline}', paragraphs: ['فتحت هيئة التحرير نقاشًا جديدًا حول «{headline}»، وهو مقال تتابعه:'], button: 'الذهاب إلى النقاش' },
    milestone: { subject: 'عدد الإعجابات بتعليقك: {count}', paragraphs: ['بلغ عدد الإعجابات بما كتبته في نقاش «{headline}»: {count}.'], button: 'عرض تعليقي' },
    'decision-approve': { subject: 'نُشر تعليقك', paragraphs: ['راجع أحد المشرفين تعليقك في نقاش «{headline}»، وبات بوسع الجميع قراءته:'], button: 'عرض تعليقي' },
    'decision-restore': { subject: 'عاد تعليقك', paragraphs: ['أعاد أحد المشرفين النظر في تعليقك في نقاش «{headline}»، وبات بوسع الجميع قراءته من جديد:'], button: 'عرض تعليقي' },
    'decision-reject': { subject: 'أُزيل تعليقك', paragraphs: ['أزال أحد المشرفين تعليقك من نقاش «{headline}». السبب: {reason}. هذا ما كتبته:'], button: 'عرض القرار' },
    'decision-feature': { subject: 'اختارت هيئة التحرير تعليقك', paragraphs: ['اختارت هيئة التحرير تعليقك في نقاش «{headline}» ليظهر أولًا:'], button: 'عرض تعليقي' },
    'report-removed': { subject: 'شكرًا على بلاغك', paragraphs: ['أبلغتَ عن تعليق في نقاش «{headline}». راجعه أحد المشرفين وأزاله.'], button: 'الذهاب إلى النقاش' },
    'report-kept': { subject: 'جرت مراجعة بلاغك', paragraphs: ['أبلغتَ عن تعليق في نقاش «{headline}». راجعه أحد المشرفين ورأى أن يبقى. شكرًا لأنك أخبرتنا.'], button: 'الذهاب إلى النقاش' },
    digest: { subject: 'الجديد فيما تتابعه', paragraphs: ['أفضل التعليقات ممن تتابعهم وفي النقاشات التي تتابعها على {place}:'] },
  },
  why: {
    answer: 'تصلك هذه الرسالة لأن هناك ردًّا على ما كتبته أو تتابعه.',
    mention: 'تصلك هذه الرسالة لأن أحدهم ناداك باسمك.',
    follow: 'تصلك هذه الرسالة لأنك تتابع هذا الشخص أو هذا النقاش.',
    prompt: 'تصلك هذه الرسالة لأنك تتابع هذا المقال.',
    milestone: 'تصلك هذه الرسالة لأن القراء أُعجبوا بما كتبته.',
    decision: 'تصلك هذه الرسالة لأن أحد المشرفين اتخذ قرارًا في شأن ما كتبته.',
    report: 'تصلك هذه الرسالة لأنك أبلغت عن هذا التعليق.',
    digest: 'تصلك هذه الرسالة لأنك طلبت موجزًا.',
  },
  followName: 'متابعة {name}',
  followThread: 'متابعة هذا النقاش',
  unsubscribe: 'إيقاف الرسائل من هذا النوع',
  preferences: 'اختيار ما يصلك خبره',
  unread: 'إشعارات لم تقرأها: {count}',
  reasons: { abuse: 'إهانة أو تهجّم', hate: 'كراهية', spam: 'إعلان', 'off-topic': 'لا صلة له بالموضوع', false: 'ادعاء غير صحيح', private: 'معلومات خاصة', illegal: 'مخالف للقانون', other: 'مخالف لقواعد هذا النقاش' },
};
