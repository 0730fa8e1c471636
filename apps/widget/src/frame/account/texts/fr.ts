import type { AccountCatalogue } from './load-account-texts.js';

/** The French texts of everything around logging in. */
export const fr: AccountCatalogue = {
  logIn: 'Se connecter',
  register: 'S’inscrire',
  newHere: 'Première visite ?',
  haveAccount: 'Déjà inscrit ?',
  email: 'Adresse électronique',
  password: 'Mot de passe',
  showPassword: 'Afficher',
  hidePassword: 'Masquer',
  thePassword: 'le mot de passe',
  passwordHint: 'Au moins 8 caractères. Plusieurs mots se retiennent mieux qu’une énigme.',
  name: 'Votre nom, tel que les autres le verront',
  nameHint: 'De 3 à 30 caractères.',
  emailInvalid: 'Cela ne ressemble pas à une adresse électronique.',
  passwordShort: 'Un mot de passe compte au moins 8 caractères.',
  passwordLong: 'Un mot de passe compte au plus 256 caractères.',
  passwordMissing: 'Saisissez votre mot de passe.',
  nameLength: 'Un nom compte de 3 à 30 caractères.',
  nameUnfit:
    'Ce nom ne convient pas. Un nom s’écrit dans un seul alphabet et n’est pas celui d’une fonction, comme modérateur.',
  emailTakenOffer: 'Se connecter avec cette adresse',
  welcome: 'Bienvenue, {name}. Vous êtes connecté.',
  cancel: 'Annuler',
  back: 'Retour',
  sending: 'Envoi…',
  or: 'ou',

  forgotten: 'Mot de passe oublié ?',
  forgotHeading: 'Un nouveau mot de passe',
  forgotExplained: 'Indiquez l’adresse de votre compte. Nous enverrons un lien pour choisir un nouveau mot de passe.',
  linkInstead: 'M’envoyer plutôt un lien',
  linkHeading: 'Se connecter par courriel',
  linkExplained: 'Indiquez l’adresse de votre compte. Nous enverrons un lien qui vous connecte, sans mot de passe.',
  sendLink: 'Envoyer le lien',
  sentHeading: 'Regardez votre messagerie',
  sentForgot:
    'S’il existe un compte pour {email}, un message avec un lien est en route. Le lien sert une fois, pendant 30 minutes.',
  sentLink:
    'S’il existe un compte pour {email}, un message avec un lien est en route. Le lien sert une fois, pendant 15 minutes.',
  sentNothing: 'Rien reçu ? Regardez parmi les messages indésirables, ou essayez une autre adresse.',
  otherAddress: 'Essayer une autre adresse',

  usePasskey: 'Utiliser une clé d’accès',
  passkeyWaiting: 'Votre navigateur vous le demande…',
  passkeyStopped: 'Aucune clé d’accès n’a servi. Vous pouvez réessayer ou vous connecter autrement.',
  continueWith: 'Continuer avec {name}',
  providerWaiting: 'Continuez dans la fenêtre qui s’est ouverte.',
  providerStopped: 'La fenêtre a été fermée avant la connexion. Vous pouvez réessayer.',
  popupBlocked: 'Votre navigateur n’a pas ouvert la fenêtre. Autorisez-la pour cette page, puis réessayez.',

  confirmSent: 'Nous avons envoyé un lien à {email}. Confirmez que c’est bien votre adresse.',
  sendAgain: 'Renvoyer le lien',
  sentAgain: 'Envoyé une nouvelle fois à {email}.',

  unsent: 'Le serveur n’a pas répondu. Votre saisie est encore là ; veuillez réessayer.',
  failed: 'Un problème est survenu. Votre saisie est encore là ; veuillez réessayer.',
  refusals: {
    'request.limited': 'C’était un peu trop souvent. Patientez un instant, puis réessayez.',
    'service.unavailable': 'Nous ne pouvons pas répondre pour le moment. Rien n’est perdu ; veuillez réessayer.',
    'request.foreign-origin': 'Cette page ne peut connecter personne. Ouvrez la discussion sur sa propre page.',
    'login.wrong': 'Cette adresse et ce mot de passe ne vont pas ensemble.',
    'link.invalid': 'Ce lien a déjà servi ou n’est plus valable.',
    'link.needed':
      'Un compte existe déjà avec cette adresse. Connectez-vous-y d’abord ; vous pourrez ensuite relier ce service depuis la page de votre compte.',
    'code.invalid': 'Cela a pris trop de temps. Veuillez réessayer.',
    'passkey.invalid': 'Cette clé d’accès n’est pas connue ici. Connectez-vous autrement.',
    'password.common': 'Ce mot de passe est l’un des premiers que l’on essaierait. Choisissez-en un autre.',
    'email.taken': 'Un compte existe déjà avec cette adresse.',
    'name.taken': 'Quelqu’un d’autre utilise déjà ce nom, ou un nom qui lui ressemble.',
  },
};
