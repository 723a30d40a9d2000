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
};
