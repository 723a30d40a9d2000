import type { Words } from '../translated.ts';

export const access: Words['access'] = {
  title: 'Anmelden',
  why: 'Dieses Boardcast will wissen, wer es bedient: Geben Sie das Kennwort ein, das es beim ersten Start ausgegeben hat.',
  again: 'Ihre Anmeldung ist abgelaufen. Was auf der Seite steht, bleibt; melden Sie sich an, um fortzufahren.',
  passphrase: 'Kennwort',
  signIn: 'Anmelden',
  show: 'Eingabe anzeigen',
  where:
    'Niemand hat es mehr? Auf dem Rechner, auf dem Boardcast läuft, braucht die Startseite keines und erzeugt ein neues.',
  signOut: 'Abmelden',
};
