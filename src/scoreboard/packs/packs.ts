/** All sport packs, read by their schema. */
import * as v from 'valibot';
import { PACK_FILES } from './pack-files.ts';
import { packSchema, type SportPack } from './pack-schema.ts';

/** Every pack by its id. They come with the program and are held to their schema by its tests, so that reading them cannot fail. */
export const PACKS: ReadonlyMap<string, SportPack> = new Map(
  PACK_FILES.map((file) => [file.id, v.parse(packSchema, file)] as const),
);
