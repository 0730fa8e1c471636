import type { Catalogue } from './catalogues.js';
import { de as restrictions } from './restrictions/de.js';
import { de as told } from './told/de.js';

/** German. */
export const de: Catalogue = {
  direction: 'ltr',
  footer: 'Sie bekommen diese Nachricht wegen Ihres Kontos bei {place}. Antworten an diese Adresse liest niemand.',
  otherwise: 'Wenn der Knopf nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:',
  letters: {
    'verify-address': {
      subject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
      paragraphs: [
        'Willkommen bei {place}! Bitte bestätigen Sie, dass diese Adresse Ihnen gehört. Der Link gilt drei Tage.',
        'Falls Sie dort kein Konto angelegt haben, hat sich vielleicht jemand bei der Adresse vertippt. Sie müssen nichts tun: Bestätigen Sie sie einfach nicht.',
      ],
      button: 'Meine Adresse bestätigen',
    },
    'change-address': {
      subject: 'Bitte bestätigen Sie Ihre neue E-Mail-Adresse',
      paragraphs: [
        'Sie haben darum gebeten, dass dies die Adresse Ihres Kontos bei {place} wird. Das ist sie, sobald Sie sie bestätigen. Der Link gilt einen Tag.',
        'Falls Sie nicht darum gebeten haben, müssen Sie nichts tun.',
      ],
      button: 'Meine neue Adresse bestätigen',
    },
    'address-changing': {
      subject: 'Jemand möchte Ihre E-Mail-Adresse ändern',
      paragraphs: [
        'Jemand, der in Ihrem Konto bei {place} angemeldet ist, möchte dessen Adresse in {email} ändern. Wir haben einen Link dorthin geschickt; bis er benutzt wird, ändert sich nichts.',
        'Wenn Sie das waren, ist alles in Ordnung. Wenn nicht, legen Sie bitte sofort ein neues Passwort fest und beenden Sie die Anmeldungen, die Sie nicht kennen.',
      ],
      button: 'Mein Konto ansehen',
    },
    'address-changed': {
      subject: 'Ihre E-Mail-Adresse wurde geändert',
      paragraphs: [
        'Die Adresse Ihres Kontos bei {place} ist jetzt {email}. Dies ist die letzte Nachricht an diese hier.',
        'Wenn Sie das nicht waren, schreiben Sie bitte so bald wie möglich an die Betreiber von {place}.',
      ],
    },
    'reset-password': {
      subject: 'Ein neues Passwort festlegen',
      paragraphs: [
        'Jemand, hoffentlich Sie selbst, hat um ein neues Passwort für Ihr Konto bei {place} gebeten. Der Link gilt eine halbe Stunde und nur einmal.',
        'Falls Sie nicht darum gebeten haben, müssen Sie nichts tun. Ihr Passwort bleibt, wie es ist.',
      ],
      button: 'Neues Passwort festlegen',
    },
    'sign-in-link': {
      subject: 'Ihr Link zum Anmelden',
      paragraphs: [
        'Mit diesem Link melden Sie sich bei {place} an. Er gilt eine Viertelstunde und nur einmal. Bitte geben Sie ihn nicht weiter.',
        'Falls Sie nicht darum gebeten haben, müssen Sie nichts tun.',
      ],
      button: 'Anmelden',
    },
    'new-device': {
      subject: 'Eine neue Anmeldung: Waren Sie das?',
      paragraphs: [
        'Jemand hat sich in Ihrem Konto bei {place} mit einem Browser angemeldet, den Sie dort noch nicht benutzt haben: {device}, {at}.',
        'Wenn Sie das waren, ist alles in Ordnung. Wenn nicht, legen Sie bitte ein neues Passwort fest und beenden Sie diese Anmeldung.',
      ],
      button: 'Meine Anmeldungen ansehen',
    },
    'password-changed': {
      subject: 'Ihr Passwort wurde geändert',
      paragraphs: [
        'Das Passwort Ihres Kontos bei {place} wurde geändert: {at}. Ihre anderen Anmeldungen sind beendet.',
        'Wenn Sie das nicht waren, fordern Sie bitte sofort ein neues Passwort an.',
      ],
      button: 'Mein Konto ansehen',
    },
    'passkey-added': {
      subject: 'Ein Passkey wurde hinzugefügt',
      paragraphs: [
        'Ihrem Konto bei {place} wurde ein Passkey mit dem Namen „{name}“ hinzugefügt: {at}. Wer ihn hat, kann sich anmelden.',
        'Wenn Sie das nicht waren, entfernen Sie ihn bitte und legen Sie sofort ein neues Passwort fest.',
      ],
      button: 'Mein Konto ansehen',
    },
    'second-proof-changed': {
      subject: 'Ihr zweiter Nachweis wurde geändert',
      paragraphs: [
        'Was Ihr Konto bei {place} außer dem Passwort verlangt, wurde geändert: {at}.',
        'Wenn Sie das nicht waren, legen Sie bitte ein neues Passwort fest und sehen Sie sich sofort Ihr Konto an.',
      ],
      button: 'Mein Konto ansehen',
    },
    'deletion-scheduled': {
      subject: 'Ihr Konto wird gelöscht',
      paragraphs: [
        'Wie gewünscht werden Ihr Konto bei {place} und alles Persönliche gelöscht: {at}. Danach lässt es sich nicht wiederherstellen.',
        'Bis dahin können Sie es sich anders überlegen. Falls Sie das nicht wollten, behalten Sie bitte das Konto und legen Sie ein neues Passwort fest.',
      ],
      button: 'Mein Konto behalten',
    },
    'export-ready': {
      subject: 'Ihre Daten liegen bereit',
      paragraphs: ['Alles, was {place} über Sie gespeichert hat, liegt zum Herunterladen bereit, eine Woche lang.'],
      button: 'Zum Download',
    },
    'site-invitation': {
      subject: 'Sie sind eingeladen, an {site} mitzuarbeiten',
      paragraphs: [
        'Wer {site} verwaltet, lädt Sie ein, an den dortigen Diskussionen auf {place} mitzuarbeiten.',
        'Melden Sie sich mit dieser Adresse an, oder legen Sie damit ein Konto an, und nehmen Sie an. Der Link gilt einmal und sieben Tage lang.',
        'Wenn Sie nicht wissen, warum, brauchen Sie nichts zu tun.',
      ],
      button: 'Zur Einladung',
    },
    'notice-received': { subject: 'Ihre Meldung ist angekommen', paragraphs: ['Vielen Dank. Ihre Meldung zu einem Inhalt bei {place} ist angekommen: {at}. Die Moderation wird sie ansehen.', 'Auf dieser Seite sehen Sie jederzeit, was daraus geworden ist. Bitte bewahren Sie diese Nachricht auf: Nur ihr Link führt dorthin.'], button: 'Stand der Meldung ansehen' },
    'notice-acted': { subject: 'Ihre Meldung: Der Inhalt wurde entfernt', paragraphs: ['Was Sie bei {place} gemeldet haben, wurde entfernt. Ihre Meldung: {at}.', 'Der Grund: {reason}', 'Das hat ein Mensch entschieden und keine Maschine. Wenn Sie nicht einverstanden sind, können Sie sich an ein Gericht oder an eine außergerichtliche Streitbeilegungsstelle wenden.'] },
    'notice-dismissed': { subject: 'Ihre Meldung: Der Inhalt bleibt', paragraphs: ['Die Moderation hat angesehen, was Sie bei {place} gemeldet haben. Es bleibt stehen. Ihre Meldung: {at}.', 'Der Grund: {reason}', 'Das hat ein Mensch entschieden und keine Maschine. Wenn Sie nicht einverstanden sind, können Sie sich an ein Gericht oder an eine außergerichtliche Streitbeilegungsstelle wenden.'] },
    ...restrictions,
    ...told.letters,
  },
  told,
};
