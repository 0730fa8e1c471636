import type { ToldTexts } from './told-texts.js';

/** Spanish letters about notifications. */
export const es: ToldTexts = {
  letters: {
    answer: { subject: '{name} le ha respondido', paragraphs: ['{name} ha respondido a su comentario en la conversación sobre «{headline}»:'], button: 'Leer la respuesta' },
    'answer-followed': { subject: '{name} ha respondido a un comentario que usted sigue', paragraphs: ['{name} ha respondido a un comentario que usted sigue, en la conversación sobre «{headline}»:'], button: 'Leer la respuesta' },
    mention: { subject: '{name} le ha mencionado', paragraphs: ['{name} le ha mencionado en la conversación sobre «{headline}»:'], button: 'Leer el comentario' },
    follow: { subject: '{name} ha escrito algo nuevo', paragraphs: ['{name}, a quien usted sigue, ha escrito en la conversación sobre «{headline}»:'], button: 'Leer el comentario' },
    'follow-place': { subject: 'Un comentario nuevo: {headline}', paragraphs: ['{name} ha escrito en una conversación que usted sigue, la de «{headline}»:'], button: 'Leer el comentario' },
    prompt: { subject: 'Una pregunta nueva: {headline}', paragraphs: ['La redacción ha abierto una nueva conversación sobre «{headline}», un artículo que usted sigue:'], button: 'Ir a la conversación' },
    milestone: { subject: 'Su comentario ha gustado {count} veces', paragraphs: ['Lo que escribió en la conversación sobre «{headline}» ha gustado {count} veces:'], button: 'Ver mi comentario' },
    'decision-approve': { subject: 'Su comentario está publicado', paragraphs: ['El equipo de moderación ha revisado su comentario en la conversación sobre «{headline}». Ahora todos pueden leerlo:'], button: 'Ver mi comentario' },
    'decision-restore': { subject: 'Su comentario ha vuelto', paragraphs: ['El equipo de moderación ha vuelto a revisar su comentario en la conversación sobre «{headline}». Todos pueden leerlo de nuevo:'], button: 'Ver mi comentario' },
    'decision-reject': { subject: 'Su comentario se ha retirado', paragraphs: ['El equipo de moderación ha retirado su comentario de la conversación sobre «{headline}». El motivo: {reason}. Esto es lo que escribió:'], button: 'Ver la decisión' },
    'decision-feature': { subject: 'La redacción ha elegido su comentario', paragraphs: ['La redacción ha elegido su comentario en la conversación sobre «{headline}» para mostrarlo primero:'], button: 'Ver mi comentario' },
    'report-removed': { subject: 'Gracias por su aviso', paragraphs: ['Usted avisó de un comentario en la conversación sobre «{headline}». El equipo de moderación lo ha revisado y lo ha retirado.'], button: 'Ir a la conversación' },
    'report-kept': { subject: 'Hemos revisado su aviso', paragraphs: ['Usted avisó de un comentario en la conversación sobre «{headline}». El equipo de moderación lo ha revisado y considera que puede quedarse. Gracias por avisarnos.'], button: 'Ir a la conversación' },
    digest: { subject: 'Novedades de lo que sigue', paragraphs: ['Los mejores comentarios de las personas y las conversaciones que sigue en {place}:'] },
  },
  why: {
    answer: 'Recibe este mensaje porque alguien ha respondido a algo que usted escribió o que sigue.',
    mention: 'Recibe este mensaje porque alguien le ha llamado por su nombre.',
    follow: 'Recibe este mensaje porque sigue a esta persona o esta conversación.',
    prompt: 'Recibe este mensaje porque sigue este artículo.',
    milestone: 'Recibe este mensaje porque gusta lo que escribió.',
    decision: 'Recibe este mensaje porque el equipo de moderación ha decidido sobre lo que usted escribió.',
    report: 'Recibe este mensaje porque avisó de este comentario.',
    digest: 'Recibe este mensaje porque pidió un resumen.',
  },
  followName: 'Seguir a {name}',
  followThread: 'Seguir esta conversación',
  unsubscribe: 'No recibir más mensajes de este tipo',
  preferences: 'Elegir de qué se le avisa',
  unread: 'Avisos que no ha leído: {count}',
  reasons: { abuse: 'insulto o ataque', hate: 'odio', spam: 'publicidad', 'off-topic': 'no tiene que ver con el tema', false: 'afirmación falsa', private: 'información privada', illegal: 'va contra la ley', other: 'va contra las normas de esta conversación' },
};
