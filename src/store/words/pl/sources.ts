/** What is said where several publishers send to one stream. */
import type { Words } from '../translated.ts';

export const sources: Words['sources'] = {
  title: 'Kilka komputerów wysyła do tego strumienia; liczy się jeden.',
  away: (address) => `Wybrano ${address}, ale nic nie wysyła.`,
  counts: 'na antenie',
  waits: 'czeka',
  parked: 'czeka na przyjęcie',
  chosen: 'wybrany',
  choose: 'Użyj tego',
  chooseOf: (address) => `Użyj ${address}`,
  first: 'Kto był pierwszy',
  door: 'Przy drzwiach',
  wants: (address: string) => `${address} chce wysyłać wyniki`,
  wantsHint: 'Nie ma klucza: nic od niego nie trafi na antenę, zanim go przyjmiesz.',
  accept: 'Przyjmij',
  acceptOf: (address: string) => `Przyjmij ${address}`,
  reject: 'Odrzuć',
  rejectOf: (address: string) => `Odrzuć ${address}`,
  saysNothing: 'Jeszcze nic nie powiedział.',
};
