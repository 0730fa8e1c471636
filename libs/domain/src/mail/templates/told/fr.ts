import type { ToldTexts } from './told-texts.js';

/** French letters about notifications. */
export const fr: ToldTexts = {
  letters: {
    answer: { subject: '{name} vous a répondu', paragraphs: ['{name} a répondu à votre commentaire dans la discussion de l’article « {headline} » :'], button: 'Lire la réponse' },
    'answer-followed': { subject: '{name} a répondu à un commentaire que vous suivez', paragraphs: ['{name} a répondu à un commentaire que vous suivez, dans la discussion de l’article « {headline} » :'], button: 'Lire la réponse' },
    mention: { subject: '{name} vous a mentionné', paragraphs: ['{name} s’adresse à vous dans la discussion de l’article « {headline} » :'], button: 'Lire le commentaire' },
    follow: { subject: '{name} a écrit un nouveau commentaire', paragraphs: ['{name}, que vous suivez, a écrit dans la discussion de l’article « {headline} » :'], button: 'Lire le commentaire' },
    'follow-place': { subject: 'Un nouveau commentaire : {headline}', paragraphs: ['{name} a écrit dans une discussion que vous suivez, celle de l’article « {headline} » :'], button: 'Lire le commentaire' },
    prompt: { subject: 'Une nouvelle question : {headline}', paragraphs: ['La rédaction a ouvert une nouvelle discussion de l’article « {headline} », que vous suivez :'], button: 'Aller à la discussion' },
    milestone: { subject: 'Votre commentaire a reçu {count} mentions j’aime', paragraphs: ['Ce que vous avez écrit dans la discussion de l’article « {headline} » a été aimé {count} fois :'], button: 'Voir mon commentaire' },
    'decision-approve': { subject: 'Votre commentaire est publié', paragraphs: ['La modération a lu votre commentaire dans la discussion de l’article « {headline} ». Tout le monde peut le lire à présent :'], button: 'Voir mon commentaire' },
    'decision-restore': { subject: 'Votre commentaire est rétabli', paragraphs: ['La modération a relu votre commentaire dans la discussion de l’article « {headline} ». Tout le monde peut de nouveau le lire :'], button: 'Voir mon commentaire' },
    'decision-reject': { subject: 'Votre commentaire a été retiré', paragraphs: ['La modération a retiré votre commentaire de la discussion de l’article « {headline} ». Motif : {reason}. Voici ce que vous aviez écrit :'], button: 'Voir la décision' },
    'decision-feature': { subject: 'La rédaction a choisi votre commentaire', paragraphs: ['La rédaction a choisi de montrer en premier votre commentaire dans la discussion de l’article « {headline} » :'], button: 'Voir mon commentaire' },
    'report-removed': { subject: 'Merci pour votre signalement', paragraphs: ['Vous avez signalé un commentaire dans la discussion de l’article « {headline} ». La modération l’a examiné et retiré.'], button: 'Aller à la discussion' },
    'report-kept': { subject: 'Votre signalement a été examiné', paragraphs: ['Vous avez signalé un commentaire dans la discussion de l’article « {headline} ». La modération l’a examiné et estime qu’il peut rester. Merci de nous avoir prévenus.'], button: 'Aller à la discussion' },
    digest: { subject: 'Du nouveau dans ce que vous suivez', paragraphs: ['Les meilleurs commentaires des personnes et des discussions que vous suivez sur {place} :'] },
  },
  why: {
    answer: 'Vous recevez ce message parce qu’on a répondu à ce que vous avez écrit ou suivez.',
    mention: 'Vous recevez ce message parce qu’on s’est adressé à vous par votre nom.',
    follow: 'Vous recevez ce message parce que vous suivez cette personne ou cette discussion.',
    prompt: 'Vous recevez ce message parce que vous suivez cet article.',
    milestone: 'Vous recevez ce message parce que l’on aime ce que vous avez écrit.',
    decision: 'Vous recevez ce message parce que la modération s’est prononcée sur ce que vous avez écrit.',
    report: 'Vous recevez ce message parce que vous avez signalé ce commentaire.',
    digest: 'Vous recevez ce message parce que vous avez demandé un résumé.',
  },
  followName: 'Suivre {name}',
  followThread: 'Suivre cette discussion',
  unsubscribe: 'Ne plus recevoir de tels messages',
  preferences: 'Choisir ce dont vous êtes informé',
  unread: 'Notifications que vous n’avez pas lues : {count}',
  reasons: { abuse: 'insulte ou attaque', hate: 'haine', spam: 'publicité', 'off-topic': 'sans rapport avec le sujet', false: 'affirmation fausse', private: 'informations privées', illegal: 'contraire à la loi', other: 'contraire aux règles de cette discussion' },
};
