import type { ToldTexts } from './told-texts.js';

/** German letters about notifications. */
export const de: ToldTexts = {
  letters: {
    answer: { subject: '{name} hat Ihnen geantwortet', paragraphs: ['{name} hat auf Ihren Beitrag in der Diskussion zu „{headline}“ geantwortet:'], button: 'Antwort lesen' },
    'answer-followed': { subject: '{name} hat auf einen Beitrag geantwortet, dem Sie folgen', paragraphs: ['{name} hat auf einen Beitrag geantwortet, dem Sie folgen, in der Diskussion zu „{headline}“:'], button: 'Antwort lesen' },
    mention: { subject: '{name} hat Sie erwähnt', paragraphs: ['{name} hat Sie in der Diskussion zu „{headline}“ erwähnt:'], button: 'Beitrag lesen' },
    follow: { subject: '{name} hat etwas Neues geschrieben', paragraphs: ['{name}, dem oder der Sie folgen, hat in der Diskussion zu „{headline}“ geschrieben:'], button: 'Beitrag lesen' },
    'follow-place': { subject: 'Ein neuer Beitrag: {headline}', paragraphs: ['{name} hat in einer Diskussion geschrieben, der Sie folgen, zu „{headline}“:'], button: 'Beitrag lesen' },
    prompt: { subject: 'Eine neue Frage: {headline}', paragraphs: ['Die Redaktion hat eine neue Diskussion zu „{headline}“ eröffnet; Sie folgen diesem Artikel:'], button: 'Zur Diskussion' },
    milestone: { subject: 'Ihr Beitrag gefällt {count} Mal', paragraphs: ['Was Sie in der Diskussion zu „{headline}“ geschrieben haben, gefällt {count} Mal:'], button: 'Meinen Beitrag ansehen' },
    'decision-approve': { subject: 'Ihr Beitrag ist veröffentlicht', paragraphs: ['Die Moderation hat Ihren Beitrag in der Diskussion zu „{headline}“ angesehen. Jetzt können ihn alle lesen:'], button: 'Meinen Beitrag ansehen' },
    'decision-restore': { subject: 'Ihr Beitrag ist wieder da', paragraphs: ['Die Moderation hat Ihren Beitrag in der Diskussion zu „{headline}“ noch einmal angesehen. Alle können ihn wieder lesen:'], button: 'Meinen Beitrag ansehen' },
    'decision-reject': { subject: 'Ihr Beitrag wurde entfernt', paragraphs: ['Die Moderation hat Ihren Beitrag aus der Diskussion zu „{headline}“ entfernt. Der Grund: {reason}. Das hatten Sie geschrieben:'], button: 'Entscheidung ansehen' },
    'decision-feature': { subject: 'Die Redaktion hat Ihren Beitrag ausgewählt', paragraphs: ['Die Redaktion zeigt Ihren Beitrag in der Diskussion zu „{headline}“ nun an erster Stelle:'], button: 'Meinen Beitrag ansehen' },
    'report-removed': { subject: 'Danke für Ihre Meldung', paragraphs: ['Sie haben einen Beitrag in der Diskussion zu „{headline}“ gemeldet. Die Moderation hat ihn geprüft und entfernt.'], button: 'Zur Diskussion' },
    'report-kept': { subject: 'Ihre Meldung wurde geprüft', paragraphs: ['Sie haben einen Beitrag in der Diskussion zu „{headline}“ gemeldet. Die Moderation hat ihn geprüft; er darf stehen bleiben. Danke, dass Sie uns darauf hingewiesen haben.'], button: 'Zur Diskussion' },
    digest: { subject: 'Neues aus dem, was Sie verfolgen', paragraphs: ['Die besten Beiträge der Menschen und Diskussionen, denen Sie auf {place} folgen:'] },
  },
  why: {
    answer: 'Sie erhalten diese Nachricht, weil jemand auf etwas geantwortet hat, das Sie geschrieben haben oder verfolgen.',
    mention: 'Sie erhalten diese Nachricht, weil jemand Sie beim Namen gerufen hat.',
    follow: 'Sie erhalten diese Nachricht, weil Sie dieser Person oder dieser Diskussion folgen.',
    prompt: 'Sie erhalten diese Nachricht, weil Sie diesem Artikel folgen.',
    milestone: 'Sie erhalten diese Nachricht, weil anderen gefällt, was Sie geschrieben haben.',
    decision: 'Sie erhalten diese Nachricht, weil die Moderation über Ihren Beitrag entschieden hat.',
    report: 'Sie erhalten diese Nachricht, weil Sie diesen Beitrag gemeldet haben.',
    digest: 'Sie erhalten diese Nachricht, weil Sie eine Zusammenfassung wünschen.',
  },
  followName: '{name} folgen',
  followThread: 'Dieser Diskussion folgen',
  unsubscribe: 'Solche Nachrichten nicht mehr senden',
  preferences: 'Auswählen, was Sie erfahren möchten',
  unread: 'Mitteilungen, die Sie noch nicht gelesen haben: {count}',
  reasons: { abuse: 'Beleidigung oder Angriff', hate: 'Hass', spam: 'Werbung', 'off-topic': 'gehört nicht zum Thema', false: 'falsche Behauptung', private: 'Privates über andere', illegal: 'verstößt gegen das Gesetz', other: 'verstößt gegen die Regeln dieser Diskussion' },
};
