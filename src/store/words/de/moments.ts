import type { Words } from '../translated.ts';

export const moments: Words['moments'] = {
  heading: 'Die Tafel sagt',
  happened: 'Was geschah',
  noBanner: 'kein Banner',
  shown: 'gezeigt',
  try: (team) => `Versuch ${team}`,
  touchdown: (team) => `Touchdown für ${team}`,
  final: 'Das Spiel ist aus',
  one: 'ein Moment',
  show: 'Zeigen',
  showOf: (what) => `Zeigen: ${what}`,
  drop: 'Das nicht',
  dropOf: (what) => `Das nicht: ${what}`,
  airs: (seconds) => `auf Sendung in ${seconds} s`,
  airsNow: 'gleich auf Sendung',
  asks: (what) => `Die Tafel sagt: ${what}. Es wartet auf dich.`,
  tells: (what, seconds) => `Die Tafel sagt: ${what}. In ${seconds} s auf Sendung, wenn du nicht ablehnst.`,
  byItself: 'von selbst',
  setting: 'Momente, die die Tafel sagt',
  modes: {
    off: () => 'Aus',
    suggest: () => 'Vorschlagen: du zeigst sie',
    auto: (seconds) => `Automatisch: nach ${seconds} s auf Sendung`,
  },
  hint: (seconds) =>
    `Ein Tor, eine Auszeit und was der Sport sonst hat, sobald die Änderung der Tafel auf Sendung ist. Vorgeschlagen wartet es unter Momente auf Zeigen oder Das nicht. Automatisch geht es nach ${seconds} s von selbst auf Sendung, wenn niemand Das nicht sagt; ein verzögertes Bild bekommt es mit seinem Stand. Das Ende des Spiels wartet immer auf dich.`,
  none: 'Die Tafel dieses Sports sagt keinen; ohne Sport weiß niemand, was eine Änderung bedeutet.',
};
