import type { ToldTexts } from './told-texts.js';

/** Spanish letters about notifications. */
export const es: ToldTexts = {
  letters: {
    answer: { subject: '{name} te ha respondido', paragraphs: ['{name} ha respondido a tu comentario en la conversación sobre «{headline}»:'], button: 'Leer la respuesta' },
    'answer-followed': { subject: '{name} ha respondido a un comentario que sigues', paragraphs: ['{name} ha respondido a un comentario que sigues, en la conversación sobre «{headline}»:'], button: 'Leer la respuesta' },
    mention: { subject: '{name} te ha mencionado', paragraphs: ['{name} te ha mencionado en la conversación sobre «{headline}»:'], button: 'Leer el comentario' },
    follow: { subject: '{name} ha escrito algo nuevo', paragraphs: ['{name}, a quien sigues, ha escrito en la conversación sobre «{headline}»:'], button: 'Leer el comentario' },
    'follow-place': { subject: 'Un comentario nuevo: {headline}', paragraphs: ['{name} ha escrito en una conversación que sigues, la de «{headline}»:'], button: 'Leer el comentario' },
    prompt: { subject: 'Una pregunta nueva: {headline}', paragraphs: ['La redacción ha abierto una nueva conversación sobre «{headline}», un artículo que sigues:'], button: 'Ir a la conversación' },
    milestone: { subject: 'Tu comentario ha gustado {count} veces', paragraphs: ['Lo que escribiste en la conversación sobre «{headline}» ha gustado {count} veces:'], button: 'Ver mi comentario' },
    'decision-approve': { subject: 'Tu comentario está publicado', paragraphs: ['El equipo de moderación ha revisado tu comentario en la conversación sobre «{headline}». Ahora todos pueden leerlo:'], button: 'Ver mi comentario' },
    'decision-restore': { subject: 'Tu comentario ha vuelto', paragraphs: ['El equipo de moderación ha vuelto a revisar tu comentario en la conversación sobre «{headline}». Todos pueden leerlo de nuevo:'], button: 'Ver mi comentario' },
    'decision-reject': { subject: 'Tu comentario se ha retirado', paragraphs: ['El equipo de moderación ha retirado tu comentario de la conversación sobre «{headline}». El motivo: {reason}. Esto es lo que escribiste:'], button: 'Ver la decisión' },
    'decision-feature': { subject: 'La redacción ha elegido tu comentario', paragraphs: ['La redacción ha elegido tu comentario en la conversación sobre «{headline}» para mostrarlo primero:'], button: 'Ver mi comentario' },
    'report-removed': { subject: 'Gracias por tu aviso', paragraphs: ['Avisaste de un comentario en la conversación sobre «{headline}». El equipo de moderación lo ha revisado y lo ha retirado.'], button: 'Ir a la conversación' },
    'report-kept': { subject: 'Hemos revisado tu aviso', paragraphs: ['Avisaste de un comentario en la conversación sobre «{headline}». El equipo de moderación lo ha revisado y considera que puede quedarse. Gracias por avisarnos.'], button: 'Ir a la conversación' },
    digest: { subject: 'Novedades de lo que sigues', paragraphs: ['Los mejores comentarios de las personas y las conversaciones que sigues en {place}:'] },
  },
  why: {
    answer: 'Recibes este mensaje porque alguien ha respondido a algo que escribiste o que sigues.',
    mention: 'Recibes este mensaje porque alguien te ha llamado por tu nombre.',
    follow: 'Recibes este mensaje porque sigues a esta persona o esta conversación.',
    prompt: 'Recibes este mensaje porque sigues este artículo.',
    milestone: 'Recibes este mensaje porque gusta lo que escribiste.',
    decision: 'Recibes este mensaje porque el equipo de moderación ha decidido sobre lo que escribiste.',
    report: 'Recibes este mensaje porque avisaste de este comentario.',
    digest: 'Recibes este mensaje porque pediste un resumen.',
  },
  followName: 'Seguir a {name}',
  followThread: 'Seguir esta conversación',
  unsubscribe: 'No recibir más mensajes de este tipo',
  preferences: 'Elegir de qué se te avisa',
  unread: 'Avisos que no has leído: {count}',
  reasons: { abuse: 'insulto o ataque', hate: 'odio', spam: 'publicidad', 'off-topic': 'no tiene que ver con el tema', false: 'afirmación falsa', private: 'información privada', illegal: 'va contra la ley', other: 'va contra las normas de esta conversación' },
};
