import type { Words } from '../translated.ts';

export const problems: Words['problems'] = {
  unreachable: 'Boardcast jest nieosiągalny',
  late: (seconds) => `Boardcast nie odpowiedział w ciągu ${seconds} s`,
  status: (code) => `Boardcast odpowiedział stanem HTTP ${code}`,
  unreadable: (why) => `Odpowiedzi Boardcast nie da się odczytać (${why}); wczytaj stronę ponownie`,
  tryingAgain: 'Próbuję dalej.',
  lastKnown: 'Poniżej to, co było ostatnio wiadomo.',
  refusals: {
    'no-clock': 'na antenie nie ma zegara do przejęcia: najpierw go ustaw',
    'no-own-delay': 'tylko wyjście może nie mieć własnego opóźnienia',
    'nothing-to-undo': 'nie ma kroku do cofnięcia',
    'too-many-cues': 'momentów jest już za dużo: najpierw je zdejmij',
    'no-old-values': 'nie ma starych wartości do przywrócenia',
    'nothing-held': 'w tym polu nic już nie jest wstrzymane',
    'other-held': 'w tym polu wstrzymane jest już coś innego',
    'no-room': 'nie ma miejsca na kolejny strumień',
    origin: 'mogą to robić tylko strony tego serwera',
  },
};
