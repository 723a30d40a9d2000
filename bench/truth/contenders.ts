/** Who is compared: the rivals, and the engine's profiles beside them. */
import type { Contender } from './guard.ts';
import { CURVE, RIVALS } from './rivals.ts';

/** The profiles of the engine; the bars hold for those that say so. */
const ENGINES: readonly Contender[] = [];

/** All that are measured, the one without any guard first. */
export const CONTENDERS: readonly Contender[] = [...RIVALS, ...ENGINES];

/** What is drawn as a curve of wrong scores against delay. */
export const ON_CURVE: readonly Contender[] = [...CURVE, ...ENGINES];
