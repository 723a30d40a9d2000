/** What a page's JavaScript heap holds, by a snapshot of it. */
import * as v from 'valibot';
import type { Target } from './target.ts';

/** The part of a V8 heap snapshot that tells sizes (v8/src/profiler/heap-snapshot-generator.h): nodes are rows of numbers. */
const snapshotSchema = v.object({
  snapshot: v.object({
    meta: v.object({
      node_fields: v.array(v.string()),
      node_types: v.tupleWithRest([v.array(v.string())], v.unknown()),
    }),
  }),
  nodes: v.array(v.number()),
});

/**
 * What is no object of the page's: compiled code, of which the engine makes more for some 100,000 messages, and what stands outside the
 * JavaScript heap (nodes and listeners, counted by themselves; the browser's own log of layout shifts, which it bounds).
 */
const NOT_HELD = ['code', 'native'];

/** Bytes of everything that the page's script holds. */
export function heldBytes(snapshotText: string): number {
  const { snapshot, nodes } = v.parse(snapshotSchema, JSON.parse(snapshotText));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const skipped = new Set(NOT_HELD.map((name) => types[0].indexOf(name)));
  const typeAt = fields.indexOf('type');
  const sizeAt = fields.indexOf('self_size');
  let bytes = 0;
  for (let row = 0; row < nodes.length; row += fields.length) {
    if (!skipped.has(nodes[row + typeAt] ?? -1)) bytes += nodes[row + sizeAt] ?? 0;
  }
  return bytes;
}

const chunkSchema = v.object({ chunk: v.string() });

/** Collects garbage and weighs what is left. */
export async function weighHeap(target: Target): Promise<number> {
  const chunks: string[] = [];
  const stop = target.on('HeapProfiler.addHeapSnapshotChunk', (params) => {
    chunks.push(v.parse(chunkSchema, params).chunk);
  });
  try {
    await target.ask('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  } finally {
    stop();
  }
  return heldBytes(chunks.join(''));
}
