import type { Catalogue } from './catalogues.js';
import { fr as restrictions } from './restrictions/fr.js';
import { fr as told } from './told/fr.js';

/** French. */
export const fr: Catalogue = {
  direction: 'ltr',
  footer: 'Vous recevez ce message en raison de votre compte sur {place}. Personne ne lit les réponses à cette adresse.',
  otherwise: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :',
  letters: {
    'verify-address': {
      subject: 'Veuillez confirmer votre adresse électronique',
      paragraphs: [
        'Bienvenue sur {place} ! Veuillez confirmer que cette adresse est bien la vôtre. Le lien est valable trois jours.',
        'Si vous n’y avez pas créé de compte, quelqu’un s’est peut-être trompé d’adresse. Vous n’avez rien à faire : ne la confirmez simplement pas.',
      ],
      button: 'Confirmer mon adresse',
    },
    'change-address': {
      subject: 'Veuillez confirmer votre nouvelle adresse électronique',
      paragraphs: [
        'Vous avez demandé que cette adresse devienne celle de votre compte sur {place}. Ce sera fait dès que vous l’aurez confirmée. Le lien est valable un jour.',
        'Si vous n’avez rien demandé, vous n’avez rien à faire.',
      ],
      button: 'Confirmer ma nouvelle adresse',
    },
    'address-changing': {
      subject: 'Quelqu’un a demandé à changer votre adresse électronique',
      paragraphs: [
        'Une personne connectée à votre compte sur {place} a demandé que son adresse devienne {email}. Nous y avons envoyé un lien ; rien ne change tant qu’il n’est pas utilisé.',
        'Si c’était vous, tout va bien. Sinon, choisissez tout de suite un nouveau mot de passe et fermez les connexions que vous ne reconnaissez pas.',
      ],
      button: 'Voir mon compte',
    },
    'address-changed': {
      subject: 'Votre adresse électronique a été changée',
      paragraphs: [
        'L’adresse de votre compte sur {place} est désormais {email}. Ceci est le dernier message envoyé à celle-ci.',
        'Si ce n’était pas vous, écrivez au plus vite aux responsables de {place}.',
      ],
    },
    'reset-password': {
      subject: 'Choisir un nouveau mot de passe',
      paragraphs: [
        'Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte sur {place}. Le lien est valable une demi-heure et ne sert qu’une fois.',
        'Si vous n’avez rien demandé, vous n’avez rien à faire. Votre mot de passe reste le même.',
      ],
      button: 'Choisir un nouveau mot de passe',
    },
    'sign-in-link': {
      subject: 'Votre lien de connexion',
      paragraphs: [
        'Ce lien vous connecte à {place}. Il est valable un quart d’heure et ne sert qu’une fois. Ne le transmettez à personne.',
        'Si vous n’avez rien demandé, vous n’avez rien à faire.',
      ],
      button: 'Me connecter',
    },
    'new-device': {
      subject: 'Une nouvelle connexion : était-ce vous ?',
      paragraphs: [
        'Quelqu’un s’est connecté à votre compte sur {place} depuis un navigateur que vous n’y aviez pas encore utilisé : {device}, {at}.',
        'Si c’était vous, tout va bien. Sinon, choisissez un nouveau mot de passe et fermez cette connexion.',
      ],
      button: 'Voir mes connexions',
    },
    'password-changed': {
      subject: 'Votre mot de passe a été changé',
      paragraphs: [
        'Le mot de passe de votre compte sur {place} a été changé : {at}. Vos autres connexions ont été fermées.',
        'Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe.',
      ],
      button: 'Voir mon compte',
    },
    'passkey-added': {
      subject: 'Une clé d’accès a été ajoutée',
      paragraphs: [
        'Une clé d’accès nommée « {name} » a été ajoutée à votre compte sur {place} : {at}. Qui la possède peut se connecter.',
        'Si ce n’était pas vous, supprimez-la et choisissez tout de suite un nouveau mot de passe.',
      ],
      button: 'Voir mon compte',
    },
    'second-proof-changed': {
      subject: 'Votre seconde preuve a été changée',
      paragraphs: [
        'Ce que votre compte sur {place} demande en plus du mot de passe a été changé : {at}.',
        'Si ce n’était pas vous, choisissez un nouveau mot de passe et vérifiez tout de suite votre compte.',
      ],
      button: 'Voir mon compte',
    },
    'deletion-scheduled': {
      subject: 'Votre compte va être supprimé',
      paragraphs: [
        'Comme vous l’avez demandé, votre compte sur {place} et tout ce qui vous concerne seront supprimés : {at}. Ensuite, il ne sera plus possible de revenir en arrière.',
        'D’ici là, vous pouvez changer d’avis. Si vous n’avez rien demandé, gardez le compte et choisissez un nouveau mot de passe.',
      ],
      button: 'Garder mon compte',
    },
    'export-ready': {
      subject: 'Vos données sont prêtes',
      paragraphs: ['Tout ce que {place} conserve à votre sujet est prêt à être téléchargé, pendant une semaine.'],
      button: 'Aller au téléchargement',
    },
    'site-invitation': {
      subject: 'Vous êtes invité à travailler pour {site}',
      paragraphs: [
        'Un administrateur de {site} vous propose de travailler à ses discussions sur {place}.',
        'Connectez-vous avec cette adresse, ou créez un compte avec elle, puis acceptez. Le lien fonctionne une fois, pendant sept jours.',
        'Si vous ne savez pas pourquoi, vous n’avez rien à faire.',
      ],
      button: 'Voir l’invitation',
    },
    'notice-received': { subject: 'Nous avons reçu votre signalement', paragraphs: ['Merci. Votre signalement concernant un contenu sur {place} nous est parvenu : {at}. Un modérateur va l’examiner.', 'Sur cette page, vous pouvez voir à tout moment ce qu’il en est. Conservez ce message : seul son lien y mène.'], button: 'Voir où il en est' },
    'notice-acted': { subject: 'Votre signalement : le contenu a été retiré', paragraphs: ['Le contenu que vous avez signalé sur {place} a été retiré. Votre signalement : {at}.', 'Motif : {reason}', 'La décision a été prise par une personne, non par une machine. Si vous n’êtes pas d’accord, vous pouvez saisir la justice ou un organe de règlement extrajudiciaire des litiges.'] },
    'notice-dismissed': { subject: 'Votre signalement : le contenu reste en ligne', paragraphs: ['Un modérateur a examiné le contenu que vous avez signalé sur {place}, et il reste en ligne. Votre signalement : {at}.', 'Motif : {reason}', 'La décision a été prise par une personne, non par une machine. Si vous n’êtes pas d’accord, vous pouvez saisir la justice ou un organe de règlement extrajudiciaire des litiges.'] },
    ...restrictions,
    ...told.letters,
  },
  told,
};
