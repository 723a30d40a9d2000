import type { Words } from '../translated.ts';

export const hub: Words['hub'] = {
  title: 'Strumienie',
  overlay: 'Nakładka',
  linksOf: (stream) => `Strony: ${stream}`,
  opens: (page, stream) => `${page}: ${stream}`,
  outputs: (count) => `wyjścia: ${count}`,
  from: (address) => `z ${address}`,
  notConnected: 'niepołączony',
  more: (count) => `+ ${count} więcej`,
  unknown: 'Nieznany',
  demo: 'DEMO',
  problem: 'Boardcast nie odpowiada. Czy nadal działa?',
  tryingAgain: 'Trwa ponowna próba.',
  lastKnown: 'Poniżej to, co było wiadomo ostatnio.',
  looking: 'Szukam strumieni…',
  none: 'Nie dociera jeszcze żaden strumień',
  noneNow: 'W tej chwili nie dociera żaden strumień.',
  noneHint:
    'Połącz Scoreboard OCR tak, jak opisano niżej: jego strumień pojawi się tu sam. Aby się rozejrzeć bez tablicy, otwórz mecz pokazowy.',
  openDemo: 'Otwórz mecz pokazowy',
  byName: 'Otwórz strumień po nazwie',
  byNameHint: 'Także bez danych: można liczyć ręcznie.',
  connect: 'Połącz Scoreboard OCR',
  connectUrl: 'Wpisz ten adres w Scoreboard OCR, co do znaku',
  connectUrlHint: 'Ostatnia część to nazwa strumienia: musi być taka sama tu i tam.',
  otherPc: 'Scoreboard OCR na innym komputerze?',
  otherPcTest: 'Otwórz tam tę stronę: powie, czy tamten komputer widzi Boardcast.',
  otherPcLoopback:
    'Wtedy ten adres tam nie zadziała. Boardcast poda adres dla innych komputerów, gdy uruchomi się go tak:',
  firewall: 'Zapora',
  firewallText: (port) =>
    `Komputer z Boardcast musi wpuszczać port ${port}. W Windows: Zapora Defender, zezwól aplikacji, Node.js, sieci prywatne.`,
  network: 'Ta sama sieć',
  networkText: 'Oba komputery muszą być w jednej sieci. Wi-Fi dla gości często je rozdziela.',
  port: 'Port',
  portText: (port) => `Liczba po dwukropku musi być ${port}, jak w adresie tej strony.`,
};
