import type { Words } from '../translated.ts';

export const access: Words['access'] = {
  title: 'Logowanie',
  why: 'Ten Boardcast chce wiedzieć, kto go obsługuje: wpisz hasło, które wyświetlił przy pierwszym uruchomieniu.',
  again: 'Twoja sesja wygasła. To, co jest na stronie, zostaje; zaloguj się, aby kontynuować.',
  passphrase: 'Hasło',
  signIn: 'Zaloguj się',
  show: 'Pokaż wpisywany tekst',
  where: 'Nikt już go nie ma? Na komputerze, na którym działa Boardcast, strona startowa go nie wymaga i tworzy nowe.',
  signOut: 'Wyloguj się',
  keys: 'Klucze',
  keysHint: 'Potrzebują ich inne komputery. Ich treść nie jest przechowywana: pokazać można tylko nowy.',
  kinds: {
    publish: 'Nadawanie',
    viewer: 'Nakładki',
    operator: 'Operatorzy',
  },
  opens: {
    publish: 'wysyła wyniki z innego komputera',
    viewer: 'otwiera nakładki na innym komputerze',
    operator: 'loguje operatorów na innym komputerze',
  },
  madeOn: (date: string) => `utworzony ${date}`,
  newKey: 'Nowy klucz',
  newKeyOf: (kind: string) => `Nowy klucz: ${kind}`,
  sure: {
    publish: 'Programy tablicy ze starym kluczem zostaną natychmiast odłączone.',
    viewer: 'Nakładki ze starym kluczem zostaną natychmiast odłączone i pokażą to, co miały ostatnio.',
    operator: 'Wszyscy zalogowani starym hasłem zostaną natychmiast wylogowani.',
  },
  make: 'Utwórz',
  newPublish: 'Nowy adres dla Scoreboard OCR, pokazany tylko ten jeden raz',
  newViewer: 'Nowy adres nakładki, pokazany tylko ten jeden raz',
  newOperator: 'Nowe hasło, pokazane tylko ten jeden raz',
  openLan: 'Otwarte dla wszystkich w tej sieci',
  openLanMeans: (flag: string) =>
    `Boardcast uruchomiono z ${flag}: każdy, kto do niego dotrze, może wysyłać wyniki i obsługiwać.`,
  viewerKey: 'Klucz nakładek na innych komputerach',
  viewerKeyHint: 'Trafia do linku po #k= i nigdzie nie jest przechowywany.',
};
