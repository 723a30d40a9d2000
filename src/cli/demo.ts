import { randomInt } from 'node:crypto';
import type { Time } from '#lib/time.ts';
import { CLOSE } from '#protocol/close-codes.ts';
import { createGame, type Game } from '#publisher/game/game.ts';
import { createSimulation, type Simulation } from '#publisher/simulation.ts';
import { dialWebSocket } from '#publisher/ws-dial.ts';
import type { DemoConfig } from '#relay/config.ts';
import type { Relay } from '#relay/main.ts';
import type { Sport } from '#scoreboard/packs/demos/demos.ts';
import { urlHost } from './addresses.ts';

/** A demo joins its game about here, with points on the board. */
const FROM_MS = 8 * 60_000;
/** For so long at least the clock then runs, so that a newcomer sees at once that it lives. */
const RUNS_MS = 10_000;

/** Plays a demo's game: its scoreboard dials the relay as any publisher would, through a real WebSocket, until a real one comes. */
export function playDemo(
  demo: DemoConfig,
  relay: Relay,
  sport: Sport,
  { time, onOver }: { readonly time: Time; readonly onOver?: () => void },
): Simulation {
  const [host = '127.0.0.1'] = relay.hosts;
  const local = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const seed = randomInt(2 ** 31);
  const game = createGame(sport, seed);
  return createSimulation(
    {
      url: `ws://${urlHost(local)}:${relay.port}/${demo.stream}~${demo.key}`,
      sport,
      seed,
      speed: 1,
      rate: 10,
      fields: 'all',
      from: runningFrom(game, Math.min(FROM_MS, game.duration / 3)),
      finalCodes: [CLOSE.DEMO_OVER],
    },
    {
      time,
      dial: dialWebSocket,
      onState: (state) => {
        if (state.kind === 'over' && state.code === CLOSE.DEMO_OVER) onOver?.();
      },
    },
  );
}

/** The first second of a game, from `ms` on, after which its clock changes every second for a while; `ms` itself in sports without one. */
export function runningFrom(game: Game, ms: number): number {
  for (let from = ms; from < game.duration; from += 1000) {
    let at = from;
    while (at < from + RUNS_MS && clockOf(game, at) !== clockOf(game, at + 1000)) at += 1000;
    if (at >= from + RUNS_MS) return from;
  }
  return ms;
}

function clockOf(game: Game, ms: number): string | undefined {
  const board = game.boardAt(ms);
  return board['time'] ?? board['clock'];
}
