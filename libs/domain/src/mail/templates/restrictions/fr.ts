import type { RestrictionLetters } from './restriction-letters.js';

const [why, note, until, open] = ['Motif : {reason}.', 'Ce que la modération vous a écrit : {note}', 'Cela vaut jusqu’au : {at}.', 'Cela vaut jusqu’à ce que la modération y mette fin.'];
const appeal = 'C’est une personne qui l’a décidé, et non une machine. Si vous pensez que c’est une erreur, vous pouvez faire un recours dans les 180 jours : une autre personne de la modération l’examinera. Le bouton mène à la décision et au recours.';
const courts = 'C’est une personne qui l’a décidé, et non une machine. Si vous n’êtes pas d’accord, vous pouvez saisir la justice ou un organisme de règlement extrajudiciaire des litiges.';
const button = 'Voir la décision';
const banned = { subject: 'Vous ne pouvez plus écrire sur {site}', first: 'La modération a décidé que vous ne pouvez plus écrire sur {site}. Vous pouvez toujours vous connecter et tout lire.' };
const suspended = { subject: 'Vous ne pouvez pas écrire sur {site} pour le moment', first: 'La modération a décidé que vous ne pouvez pas écrire sur {site} pendant un certain temps. Vous pouvez toujours vous connecter et tout lire.' };
const slowed = { subject: 'Vous pouvez écrire moins souvent sur {site} pour le moment', first: 'La modération a décidé que vous devez attendre un certain temps entre deux commentaires sur {site}. La durée est indiquée partout où vous écrivez.' };
const shadowed = { subject: 'Vous seul voyez pour le moment ce que vous écrivez sur {site}', first: 'La modération a décidé que, désormais, vous seul et la modération voyez ce que vous écrivez sur {site}. Vous pouvez toujours vous connecter et tout lire.' };
const over = { subject: 'À propos de ce que vous avez écrit sur {site}', first: 'Pendant un certain temps, vous seul et la modération avez vu ce que vous écriviez sur {site}, parce que la modération l’a pris pour de la publicité. On ne vous l’a pas dit tant que cela durait. C’est maintenant terminé, et la modération examine ce que vous avez écrit.' };
const warned = { subject: 'Un avertissement de la modération de {site}', first: 'La modération vous a adressé un avertissement pour ce que vous avez écrit sur {site}. Vous pourrez le lire là où vous écrirez la prochaine fois ; ensuite, vous pourrez écrire comme avant.' };

/** What is said of bans, suspensions and appeals. */
export const fr: RestrictionLetters = {
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
  'appeal-upheld': { subject: 'Votre recours : la décision est maintenue', paragraphs: ['Une autre personne de la modération a examiné votre recours et ce que vous avez dit. La décision reste comme elle est.', note, courts], button },
  'appeal-reversed': { subject: 'Votre recours : la décision est annulée', paragraphs: ['Une autre personne de la modération a examiné votre recours, et vous aviez raison : la décision est annulée. Merci de nous l’avoir dit ; nous en sommes désolés.', note], button },
  'appeal-closed': { subject: 'Votre recours : la décision est annulée', paragraphs: ['La décision contre laquelle vous avez fait un recours a été annulée avant qu’une autre personne de la modération n’ait eu à l’examiner. Vous n’avez rien à faire. Merci de nous l’avoir dit.'], button },
};
