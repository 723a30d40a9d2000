/** What a page's JavaScript heap holds, by a snapshot of it. */
import type { CDPSession } from 'playwright';
import * as v from 'valibot';

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
 * Bytes of everything on the heap but code. The engine goes on compiling a page's hottest functions for some 100,000 messages, which
 * says nothing of what the page keeps.
 */
export function heldBytes(snapshotText: string): number {
  const { snapshot, nodes } = v.parse(snapshotSchema, JSON.parse(snapshotText));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const code = types[0].indexOf('code');
  const typeAt = fields.indexOf('type');
  const sizeAt = fields.indexOf('self_size');
  let bytes = 0;
  for (let row = 0; row < nodes.length; row += fields.length) {
    if (nodes[row + typeAt] !== code) bytes += nodes[row + sizeAt] ?? 0;
  }
  return bytes;
}

/** Collects garbage and weighs what is left. */
export async function weighHeap(session: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const take = ({ chunk }: { readonly chunk: string }): void => {
    chunks.push(chunk);
  };
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  try {
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  } finally {
    session.off('HeapProfiler.addHeapSnapshotChunk', take);
  }
  return heldBytes(chunks.join(''));
}
