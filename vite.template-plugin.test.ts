import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { canonicalNamesOf } from './src/scoreboard/alias-table.ts';
import { PACKS } from './src/scoreboard/packs/packs.ts';
import { callsScript, inScript, templateHtml, templateParts } from './vite.template-plugin.ts';

const parts = await templateParts();
const stub = { style: '.bug{}', script: "document.title = '</script><!-- ran';" };

interface HostWindow {
  readonly SPXGCTemplateDefinition?: unknown;
  readonly hostCalls: { begun: boolean; hear(listener: (name: string, data: unknown) => void): void };
  readonly play: () => void;
  readonly update: (data: unknown) => void;
}

/** The way of SPX's importer: the file's classic scripts are run, and nothing is fetched. */
function open(html: string, url = 'http://localhost:5656/templates/boardcast/x.html'): JSDOM {
  return new JSDOM(html, { runScripts: 'dangerously', url });
}

function windowOf(dom: JSDOM): HostWindow {
  return dom.window as unknown as HostWindow;
}

test('there is a template of every sport', () => {
  expect(parts.map(({ sport }) => sport)).toEqual([...PACKS.keys()]);
});

describe.each(parts)('the template of $sport', (one) => {
  const html = templateHtml({ ...one, ...stub });
  const dom = open(html);

  test('[Q1] tells SPX’s importer its definition, and runs nothing else there', () => {
    expect(windowOf(dom).SPXGCTemplateDefinition).toEqual(one.form.definition);
    expect(dom.window.document.title).toBe(`Boardcast: ${one.name}`);
    expect(dom.window.document.getElementById('root')?.childNodes).toHaveLength(0);
  });

  test('[Q4] has a form whose every field says something, as text', () => {
    const { DataFields: fields } = one.form.definition;
    const ids = fields.flatMap(({ field }) => field ?? []);
    expect(ids).toEqual(Object.keys(one.form.fields));
    expect(new Set(ids).size).toBe(ids.length);
    expect(fields.every(({ value }) => typeof value === 'string')).toBe(true);
    const wrong = fields.filter(
      ({ items, value }) => items !== undefined && !items.some((item) => item.value === value),
    );
    expect(wrong).toEqual([]);
    const titles = fields.flatMap(({ title }) => title ?? []);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('[Q4] asks for fields of its sport that its bug draws, and none that is reckoned', () => {
    const pack = PACKS.get(one.sport);
    const known = new Set(pack?.fields.flatMap(canonicalNamesOf));
    const asked = Object.values(one.form.fields).flatMap((is) => ('field' in is ? is.field : []));
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
    expect(asked.filter((name) => pack?.derived.some(({ field }) => field === name))).toEqual([]);
    expect(asked.slice(0, 2)).toEqual(['home.name', 'away.name']);
    expect(asked.length).toBeGreaterThan(3);
  });

  test('has all that it draws by within it', () => {
    expect(html).not.toMatch(/<(?:script|img|iframe|link)\b[^>]*(?:src|href)="(?!data:)/i);
    expect(html).not.toContain('color-scheme');
    expect(html.match(/url\((?!data:)/g)).toBeNull();
    for (const form of ['bar', 'bar-tall', 'led', 'final']) {
      expect(one.files).toHaveProperty([`/layouts/${one.sport}/${form}.json`]);
    }
    expect(one.files).toHaveProperty(['/themes/classic.json']);
    expect(one.files).toHaveProperty([`/packs/${one.sport}.json`]);
    const told = dom.window.document.getElementById('boardcast-template')?.textContent ?? '';
    expect(JSON.parse(told)).toEqual({ sport: one.sport, fields: one.form.fields, files: one.files });
  });
});

describe('[Q1] the calls of a host are there before anything else', () => {
  const page = readFileSync('index.html', 'utf8');
  const html = (attribute: string): string => `<html ${attribute}><script>${callsScript(page)}</script></html>`;

  test.each([
    ['a template', 'data-template="tennis"', 'file:///C:/caspar/boardcast-tennis.html'],
    ['an overlay’s page', '', 'http://localhost:15001/overlay/stream1?theme=led'],
  ])('%s keeps them in order until somebody listens', (_what, attribute, url) => {
    const window = windowOf(open(html(attribute), url));
    expect(window.hostCalls.begun).toBe(false);
    window.update('{"f0":"x"}');
    window.play();
    const heard: unknown[] = [];
    window.hostCalls.hear((name, data) => heard.push([name, data]));
    window.update('later');
    expect(heard).toEqual([
      ['update', '{"f0":"x"}'],
      ['play', undefined],
      ['update', 'later'],
    ]);
    expect(window.hostCalls.begun).toBe(true);
  });

  test('of calls without end the last are kept', () => {
    const window = windowOf(open(html('data-template="tennis"')));
    for (let call = 0; call < 1_000; call += 1) window.update(call);
    const heard: unknown[] = [];
    window.hostCalls.hear((_name, data) => heard.push(data));
    expect([heard.length, heard[0], heard.at(-1)]).toEqual([256, 744, 999]);
  });

  test.each(['/preview/stream1', '/', '/control/stream1'])('an operators’ page has none: %s', (path) => {
    const { window } = open(html(''), `http://localhost:15001${path}`);
    expect('hostCalls' in window || 'play' in window || 'update' in window).toBe(false);
  });

  test('a page without the script ends the build', () => {
    expect(() => callsScript('<script>other()</script>')).toThrow('no script');
  });
});

test('code ends no script that it stands in', () => {
  const code = inScript("const a = '</script>' + '<!--' + \"<Script>\"; a < b;");
  expect(code).not.toMatch(/<\/?script|<!--/i);
  expect(code).toContain('a < b');
  const dom = open(`<script>window.heard = ${inScript("'</script><!-- x'")}</script>`);
  expect(dom.window['heard']).toBe('</script><!-- x');
});
