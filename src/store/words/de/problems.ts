import type { Words } from '../translated.ts';

export const problems: Words['problems'] = {
  unreachable: 'Boardcast ist nicht erreichbar',
  late: (seconds) => `Boardcast hat ${seconds} s lang nicht geantwortet`,
  status: (code) => `Boardcast antwortet mit HTTP-Status ${code}`,
  unreadable: (why) => `Die Antwort von Boardcast ist nicht lesbar (${why}); diese Seite neu laden`,
  tryingAgain: 'Neuer Versuch läuft.',
  lastKnown: 'Unten steht, was zuletzt bekannt war.',
  refusals: {
    'no-clock': 'es ist keine Uhr auf Sendung, die zu übernehmen wäre: erst stellen',
    'no-own-delay': 'nur eine Ausgabe kann ohne eigene Verzögerung sein',
    'nothing-to-undo': 'es ist kein Schritt zurückzunehmen',
    'too-many-cues': 'es sind schon zu viele Momente: erst wegnehmen',
    'no-old-values': 'es gibt keine alten Werte, die wieder zu zeigen wären',
    'nothing-held': 'von diesem Feld wird nichts mehr gehalten',
    'other-held': 'von diesem Feld wird inzwischen etwas anderes gehalten',
    'no-room': 'für einen weiteren Stream ist kein Platz',
    origin: 'nur Seiten dieses Servers dürfen das',
  },
};
