import type { RestrictionLetters } from './restriction-letters.js';

const [why, note, until, open] = ['El motivo: {reason}.', 'Lo que le escribió el equipo de moderación: {note}', 'Esto vale hasta: {at}.', 'Esto vale hasta que el equipo de moderación le ponga fin.'];
const appeal = 'Lo ha decidido una persona y no una máquina. Si cree que es un error, puede recurrir en un plazo de 180 días: otra persona del equipo de moderación lo revisará. El botón lleva a la decisión y al recurso.';
const courts = 'Lo ha decidido una persona y no una máquina. Si no está de acuerdo, puede acudir a los tribunales o a un órgano de resolución extrajudicial de litigios.';
const button = 'Ver la decisión';
const banned = { subject: 'Ya no puede escribir en {site}', first: 'El equipo de moderación ha decidido que ya no puede escribir en {site}. Puede seguir entrando en su cuenta y leyéndolo todo.' };
const suspended = { subject: 'Por ahora no puede escribir en {site}', first: 'El equipo de moderación ha decidido que durante un tiempo no puede escribir en {site}. Puede seguir entrando en su cuenta y leyéndolo todo.' };
const slowed = { subject: 'Por ahora puede escribir con menos frecuencia en {site}', first: 'El equipo de moderación ha decidido que debe esperar un tiempo entre dos comentarios en {site}. Cuánto, se indica allí donde escribe.' };
const shadowed = { subject: 'Por ahora solo usted ve lo que escribe en {site}', first: 'El equipo de moderación ha decidido que, a partir de ahora, solo usted y el equipo ven lo que escribe en {site}. Puede seguir entrando en su cuenta y leyéndolo todo.' };
const over = { subject: 'Sobre lo que escribió en {site}', first: 'Durante un tiempo solo usted y el equipo de moderación vieron lo que escribía en {site}, porque el equipo lo tomó por publicidad. No se le dijo mientras duraba. Ya ha terminado, y el equipo revisa lo que escribió.' };
const warned = { subject: 'Una advertencia del equipo de moderación de {site}', first: 'El equipo de moderación le ha hecho una advertencia por lo que escribió en {site}. Podrá leerla allí donde escriba la próxima vez; después podrá escribir como antes.' };

/** What is said of bans, suspensions and appeals. */
export const es: RestrictionLetters = {
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
  'appeal-upheld': { subject: 'Su recurso: la decisión se mantiene', paragraphs: ['Otra persona del equipo de moderación ha revisado su recurso y lo que usted dijo. La decisión se queda como está.', note, courts], button },
  'appeal-reversed': { subject: 'Su recurso: la decisión se ha anulado', paragraphs: ['Otra persona del equipo de moderación ha revisado su recurso, y usted tenía razón: la decisión se ha anulado. Gracias por decírnoslo; lo sentimos.', note], button },
  'appeal-closed': { subject: 'Su recurso: la decisión se ha anulado', paragraphs: ['La decisión que usted recurrió se ha anulado antes de que otra persona del equipo de moderación tuviera que revisarla. No tiene que hacer nada más. Gracias por decírnoslo.'], button },
};
