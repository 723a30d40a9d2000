/** What is said where several publishers send to one stream. */
import type { Words } from '../translated.ts';

export const sources: Words['sources'] = {
  title: 'Mehrere Computer senden an diesen Stream, einer davon zählt.',
  away: (address) => `${address} ist gewählt und sendet nicht.`,
  counts: 'auf Sendung',
  waits: 'wartet',
  parked: 'wartet auf Annahme',
  chosen: 'gewählt',
  choose: 'Diesen nehmen',
  chooseOf: (address) => `${address} nehmen`,
  first: 'Wer zuerst kam',
  door: 'An der Tür',
  wants: (address: string) => `${address} möchte Spielstände senden`,
  wantsHint: 'Es hat keinen Schlüssel: Nichts davon geht auf Sendung, bevor Sie es annehmen.',
  accept: 'Annehmen',
  acceptOf: (address: string) => `${address} annehmen`,
  reject: 'Ablehnen',
  rejectOf: (address: string) => `${address} ablehnen`,
  saysNothing: 'Es hat noch nichts gesagt.',
};
