import type { ToldTexts } from './told-texts.js';

/** Pashto letters about notifications. */
export const ps: ToldTexts = {
  letters: {
    answer: { subject: '{name} تاسو ته ځواب درکړ', paragraphs: ['{name} د «{headline}» په بحث کې ستاسو تبصرې ته ځواب ورکړ:'], button: 'ځواب ولولئ' },
    'answer-followed': { subject: '{name} هغې تبصرې ته ځواب ورکړ چې تاسو یې تعقیبوئ', paragraphs: ['{name} د «{headline}» په بحث کې هغې تبصرې ته ځواب ورکړ چې تاسو یې تعقیبوئ:'], button: 'ځواب ولولئ' },
    mention: { subject: '{name} ستاسو یادونه وکړه', paragraphs: ['{name} د «{headline}» په بحث کې ستاسو یادونه وکړه:'], button: 'تبصره ولولئ' },
    follow: { subject: '{name} نوې تبصره ولیکله', paragraphs: ['{name}، چې تاسو یې تعقیبوئ، د «{headline}» په بحث کې ولیکل:'], button: 'تبصره ولولئ' },
    'follow-place': { subject: 'نوې تبصره: {headline}', paragraphs: ['{name} د «{headline}» په هغه بحث کې ولیکل چې تاسو یې تعقیبوئ:'], button: 'تبصره ولولئ' },
    prompt: { subject: 'نوې پوښتنه: {headline}', paragraphs: ['خبري دفتر د «{headline}» په اړه، چې تاسو یې تعقیبوئ، نوی بحث پرانیست:'], button: 'بحث ته ورشئ' },
    milestone: { subject: 'ستاسو تبصره {count} ځله خوښه شوه', paragraphs: ['هغه څه چې تاسو د «{headline}» په بحث کې لیکلي وو {count} ځله خوښ شول:'], button: 'زما تبصره وګورئ' },
    'decision-approve': { subject: 'ستاسو تبصره خپره شوه', paragraphs: ['یوه څارونکي د «{headline}» په بحث کې ستاسو تبصره وکتله. اوس یې ټول لوستلی شي:'], button: 'زما تبصره وګورئ' },
    'decision-restore': { subject: 'ستاسو تبصره بېرته راغله', paragraphs: ['یوه څارونکي د «{headline}» په بحث کې ستاسو تبصره بیا وکتله. ټول یې بیا لوستلی شي:'], button: 'زما تبصره وګورئ' },
    'decision-reject': { subject: 'ستاسو تبصره لرې شوه', paragraphs: ['یوه څارونکي د «{headline}» له بحث څخه ستاسو تبصره لرې کړه. لامل: {reason}. تاسو دا لیکلي وو:'], button: 'پرېکړه وګورئ' },
    'decision-feature': { subject: 'خبري دفتر ستاسو تبصره وټاکله', paragraphs: ['خبري دفتر د «{headline}» په بحث کې ستاسو تبصره وټاکله چې تر ټولو لومړی وښودل شي:'], button: 'زما تبصره وګورئ' },
    'report-removed': { subject: 'ستاسو له راپور څخه مننه', paragraphs: ['تاسو د «{headline}» په بحث کې د یوې تبصرې راپور ورکړی و. یوه څارونکي هغه وکتله او لرې یې کړه.'], button: 'بحث ته ورشئ' },
    'report-kept': { subject: 'ستاسو راپور وکتل شو', paragraphs: ['تاسو د «{headline}» په بحث کې د یوې تبصرې راپور ورکړی و. یوه څارونکي هغه وکتله او پرېکړه یې وکړه چې پاتې کېدای شي. مننه چې موږ ته مو وویل.'], button: 'بحث ته ورشئ' },
    digest: { subject: 'په هغو شیانو کې نوي څه چې تاسو یې تعقیبوئ', paragraphs: ['په {place} کې د هغو کسانو او بحثونو غوره تبصرې چې تاسو یې تعقیبوئ:'] },
  },
  why: {
    answer: 'دا پیغام درته ځکه راغی چې چا ستاسو لیکنې یا هغه تبصرې ته ځواب ورکړی چې تاسو یې تعقیبوئ.',
    mention: 'دا پیغام درته ځکه راغی چې چا ستاسو نوم اخیستی دی.',
    follow: 'دا پیغام درته ځکه راغی چې تاسو دا کس یا دا بحث تعقیبوئ.',
    prompt: 'دا پیغام درته ځکه راغی چې تاسو دا مقاله تعقیبوئ.',
    milestone: 'دا پیغام درته ځکه راغی چې لوستونکو ستاسو لیکنه خوښه کړې ده.',
    decision: 'دا پیغام درته ځکه راغی چې یوه څارونکي ستاسو د لیکنې په اړه پرېکړه کړې ده.',
    report: 'دا پیغام درته ځکه راغی چې تاسو د دې تبصرې راپور ورکړی دی.',
    digest: 'دا پیغام درته ځکه راغی چې تاسو لنډیز غوښتی دی.',
  },
  followName: '{name} تعقیب کړئ',
  followThread: 'دا بحث تعقیب کړئ',
  unsubscribe: 'دا ډول پیغامونه بند کړئ',
  preferences: 'وټاکئ چې له څه شي خبرېږئ',
  unread: 'هغه خبرتیاوې چې نه مو دي لوستې: {count}',
  reasons: { abuse: 'سپکاوی یا برید', hate: 'کرکه', spam: 'اعلان', 'off-topic': 'له موضوع سره تړاو نه لري', false: 'ناسمه خبره', private: 'شخصي معلومات', illegal: 'د قانون خلاف', other: 'د دې بحث د اصولو خلاف' },
};
