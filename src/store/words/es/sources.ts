/** What is said where several publishers send to one stream. */
import type { Words } from '../translated.ts';

export const sources: Words['sources'] = {
  title: 'Varios ordenadores envían a este stream; uno de ellos cuenta.',
  away: (address) => `${address} está elegido y no envía.`,
  counts: 'en antena',
  waits: 'espera',
  parked: 'espera a ser aceptado',
  chosen: 'elegido',
  choose: 'Usar este',
  chooseOf: (address) => `Usar ${address}`,
  first: 'El primero que llegó',
  door: 'En la puerta',
  wants: (address: string) => `${address} quiere enviar marcadores`,
  wantsHint: 'No tiene clave: nada suyo sale al aire antes de que usted lo acepte.',
  accept: 'Aceptar',
  acceptOf: (address: string) => `Aceptar ${address}`,
  reject: 'Rechazar',
  rejectOf: (address: string) => `Rechazar ${address}`,
  saysNothing: 'Aún no ha dicho nada.',
};
