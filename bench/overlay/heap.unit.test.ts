import { expect, test } from 'vitest';
import { heldBytes } from './heap.ts';

test('the sizes of all nodes but code and what is outside the JavaScript heap are summed', () => {
  const snapshot = {
    snapshot: {
      meta: {
        node_fields: ['type', 'name', 'id', 'self_size', 'edge_count'],
        node_types: [['hidden', 'object', 'code', 'native'], 'string', 'number', 'number', 'number'],
      },
    },
    nodes: [1, 0, 1, 100, 0, 2, 0, 3, 5000, 0, 0, 0, 5, 20, 0, 3, 0, 7, 900, 0],
    edges: [],
  };
  expect(heldBytes(JSON.stringify(snapshot))).toBe(120);
});
