import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { COMMANDS, commandRequestSchema, type CommandName } from './src/protocol/desk.ts';
import { readAnyText } from './src/protocol/dialects/any-text.ts';
import { BOARD_EXAMPLES, exampleOf } from './vite.api-examples.ts';
import { docsPage, openApi, readSummaries } from './vite.api-plugin.ts';

const NAMES = Object.keys(COMMANDS) as CommandName[];

describe('the API’s description', () => {
  test.each(NAMES)('the example of %s is one that the relay takes', (name) => {
    expect(v.safeParse(commandRequestSchema, { command: { ...exampleOf(name), do: name } }).success).toBe(true);
  });

  test('OpenAPI names every command with its words, and what it must have', async () => {
    const { paths } = openApi(await readSummaries()) as {
      paths: Record<string, { post?: { requestBody: { content: Record<string, { schema: object }> } } }>;
    };
    for (const name of NAMES) expect(paths).toHaveProperty([`/api/streams/{id}/${name}`, 'post', 'summary']);
    expect(paths).toHaveProperty(['/api/streams/{id}/press/{command}', 'get']);
    expect(paths).toHaveProperty(['/api/logos/{name}', 'put']);
    expect(paths).toHaveProperty(['/api/library', 'get']);
    expect(paths).toHaveProperty(['/streams/{id}', 'post', 'requestBody', 'content', 'text/plain']);
    expect(paths).toHaveProperty(['/api/library', 'put', 'requestBody', 'content', 'application/json', 'schema']);
    const nudge = paths['/api/streams/{id}/nudge']?.post?.requestBody.content['application/json']?.schema;
    expect(nudge).toMatchObject({
      required: ['field', 'by'],
      properties: { by: { type: 'integer', minimum: -99, maximum: 99 }, watches: { enum: ['program', 'court'] } },
    });
  });

  test.each(Object.entries(BOARD_EXAMPLES))(
    '[I1] the example of a board as %s is one that the relay reads',
    (type, { example }) => {
      const text = typeof example === 'string' ? example : JSON.stringify(example);
      const read = readAnyText(text, type.endsWith('urlencoded') ? 'form' : undefined);
      expect(read.ok && [...read.value.values.values()]).toContain('35');
    },
  );

  test('the page explains every command, and has nothing that runs', async () => {
    const page = docsPage(await readSummaries());
    for (const name of NAMES) expect(page).toContain(`<section id="${name}">`);
    expect(page).toContain('press/nudge?key=KEY&amp;field=home.score&amp;by=1');
    expect(page).not.toMatch(/<script|\son\w+=|src=/);
  });
});
