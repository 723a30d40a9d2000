import type { Words } from '../translated.ts';

export const problems: Words['problems'] = {
  unreachable: 'Boardcast est injoignable',
  late: (seconds) => `Boardcast n’a pas répondu en ${seconds} s`,
  status: (code) => `Boardcast a répondu par le statut HTTP ${code}`,
  unreadable: (why) => `La réponse de Boardcast est illisible (${why}) ; rechargez cette page`,
  tryingAgain: 'Nouvel essai.',
  lastKnown: 'Ci-dessous, ce qu’on savait en dernier.',
  refusals: {
    'no-clock': 'aucun chrono à l’antenne à prendre : réglez-le d’abord',
    'no-own-delay': 'seule une sortie peut être sans retard propre',
    'nothing-to-undo': 'il n’y a rien à annuler',
    'too-many-cues': 'il y a déjà trop de moments : retirez-les d’abord',
    'no-old-values': 'il n’y a pas d’anciennes valeurs à remettre',
    'nothing-held': 'rien n’est plus retenu pour ce champ',
    'other-held': 'autre chose est retenu pour ce champ à présent',
    'no-room': 'il n’y a plus de place pour un stream',
    origin: 'seules des pages de ce serveur le peuvent',
  },
};
