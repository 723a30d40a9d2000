import type { Words } from '../translated.ts';

export const reach: Words['reach'] = {
  restored: 'Sprzed restartu, czeka na nadawcę',
  none: 'W tej chwili do Boardcast nie dociera żaden sygnał.',
  noOther: 'Żadnego poza tym.',
  unknown: 'Nieznany',
  notConnected: 'niepołączony',
  from: (address) => `z ${address}`,
  more: (count) => `+ jeszcze ${count}`,
  use: 'Użyj tego',

  titles: {
    none: (stream) => `Nie ma jeszcze sygnału w ${stream}`,
    restored: (stream) => `${stream} czeka na nadawcę`,
    refused: (stream) => `Brak łącza na żywo z ${stream}`,
  },
  refusedHint:
    'Boardcast obsługuje ograniczoną liczbę strumieni. Zamknij strony strumieni, których nikt nie nadaje, albo użyj sygnału poniżej. Jeśli jest ich mało, łącza WebSocket między tym miejscem a Boardcast może zrywać proxy lub program ochronny.',
  instead: 'Sygnały, których można użyć zamiast tego',
  bring: (stream) => `Jak doprowadzić sygnał do ${stream}`,
  bringAgain: (stream) => `Jak znów doprowadzić sygnał do ${stream}`,
  fromOtherPc: (address) => `Na drugim PC otwórz ${address}: strona powie, czy ten PC dociera do Boardcast.`,
  otherPcLoopback: (command) =>
    `Wtedy ten URL nic tam nie da. Użyj tego, który ${command} podaje dla innych PC, i strony testowej, którą wymienia.`,

  addresses: 'Adresy',
  overlay: 'Nakładka, do OBS i vMix',
  overlayHint: (link) => `Szerokość 1920, wysokość 1080. Albo przeciągnij ${link} do OBS, co ustawi też rozmiar.`,
  overlayLink: 'ten link',
  publish: 'Scoreboard OCR, URL WebSocket',
  loopback: (command) => `Działają tylko na tym PC. Dla drugiego PC użyj adresu, który podaje ${command}.`,
  copyOf: (label) => `Kopiuj: ${label}`,

  onThisPc: 'To jest PC, na którym działa Boardcast',
  toType: 'Co wpisać na tym PC',
  streamName: 'Nazwa strumienia',
  intoOcr: 'Do Scoreboard OCR, jako URL WebSocket',
  intoObs: 'Do OBS lub vMix, jako źródło przeglądarki',
  size: 'Szerokość 1920, wysokość 1080.',
  gone: 'Boardcast już nie odpowiada',
  goneText: (problem) => `${problem}. Czy jeszcze działa?`,
  reached: 'To urządzenie dociera do Boardcast',
  reachedText: (address) => `Pod ${address}.`,
  reachedBuild: (address, build) => `Pod ${address}, build ${build}.`,
  trying: 'Próba WebSocket…',
  tryingText: 'Trwa najwyżej pięć sekund.',
  works: 'WebSocket działa',
  worksText: (ms) => `Boardcast odpowiedział w ${ms} ms. Scoreboard OCR i nakładki mogą się stąd połączyć.`,
  fails: 'WebSocket nie działa',
  failsText: (why) =>
    `Strona się wczytuje, ale WebSocket nie przechodzi: ${why}. Zatrzymuje go proxy lub program ochronny między tym urządzeniem a Boardcast.`,
  failures: {
    unanswered: 'otworzył się, ale odpowiedź nie przyszła',
    unopened: 'nie otworzył się',
    closed: 'otworzył się i został zamknięty',
    refused: 'został odrzucony',
  },
  again: 'Spróbuj ponownie',
  arrives: 'Co teraz dociera do Boardcast',
  arrivesHint: 'Gdy URL jest wpisany i połączony, sygnał pojawi się tutaj.',
};
