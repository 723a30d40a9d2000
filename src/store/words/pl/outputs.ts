import type { Words } from '../translated.ts';

export const outputs: Words['outputs'] = {
  unnamed: 'wyjście bez nazwy',
  ownPicture: 'własny obraz',
  pinned: (outputs, value) => `Ustalone w linku (${outputs}): ${value}`,
  linkSays: (outputs, value) => `Link (${outputs}) mówi ${value}. Liczy się to, co powiesz tutaj.`,
  linkHides: (outputs, parts) => `Link (${outputs}) ukrywa także: ${parts}`,
  pins: 'Ustalone w jego linku',
  says: 'Mówi jego link, gdy pulpit milczy',
  alarm: 'Alarm',
  since: (time) => `od ${time}`,
  wrong: {
    gone: (output) => `Brak wyjścia ${output}`,
    hidden: (output) => `${output} jest ukryte`,
    silent: (output) => `${output} nie odpowiada`,
    late: (output) => `${output} się spóźnia`,
  },
  advice: {
    gone: 'Żadna taka strona już nie słucha: zamknięto OBS lub vMix, usunięto źródło albo nie ma sieci.',
    hidden: 'Jest połączone, ale niewidoczne: jego scena nie jest na antenie albo źródło jest wyłączone.',
    silent: 'Jest połączone i nic nie rysuje: w OBS odśwież pamięć podręczną strony, w vMix wczytaj wejście ponownie.',
    late: 'Rysuje ponad sekundę po czasie: jego komputer albo sieć nie nadąża za wszystkim, co tam działa.',
  },
  meant: { gone: 'Zamknięte celowo', hidden: 'Ukryte celowo', silent: 'Zostaw tak', late: 'Zostaw tak' },
};
