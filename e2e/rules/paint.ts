/** Where the figures of scores and clocks are painted, by the pixels of a screenshot: a box tells nothing of how a face's glyphs stand in it. */
import type { Page } from 'playwright/test';
import type { Edges } from './measure.ts';

/** A score or a clock, and what it stands in; edges in pixels of the picture. */
export interface Figures {
  /** The field that it shows. */
  readonly what: string;
  readonly text: string;
  /** `rgb(…)`, and what it stands on. */
  readonly color: string;
  readonly ground: string;
  readonly cell: Edges;
  /** The plate behind it, where nothing else is drawn on that. */
  readonly plate: Edges | null;
  /** Where its element centres it, both ends count alike. */
  readonly isCentred: boolean;
  /** The advance of each character. */
  readonly glyphs: readonly Edges[];
}

/** Figures with the edges of their paint, a fraction of a pixel fine. */
export interface Painted extends Figures {
  /** Null where nothing is painted. */
  readonly paint: Edges | null;
  /** The paint of each character. */
  readonly paints: readonly (Edges | null)[];
}

/** Takes a picture of the bug and looks where its figures are painted; the page itself reads it, as a second one would hide it. */
export async function takePaint(page: Page): Promise<readonly Painted[]> {
  const { bug, figures } = await page.evaluate(takeFigures);
  const [x, y] = [Math.floor(bug.left), Math.floor(bug.top)];
  const clip = { x, y, width: Math.ceil(bug.right) - x, height: Math.ceil(bug.bottom) - y };
  const png = await page.screenshot({ clip, omitBackground: true });
  return page.evaluate(readPaint, { base64: png.toString('base64'), origin: { x, y }, figures });
}

/** Runs in the page, so it is one function without imports. */
/* oxlint-disable unicorn/consistent-function-scoping -- the page gets this function alone */
function takeFigures(): { readonly bug: Edges; readonly figures: readonly Figures[] } {
  const bug = document.querySelector<HTMLElement>('.bug');
  if (bug === null) throw new Error('there is no bug');
  const edges = ({ left, top, right, bottom }: DOMRect): Edges => ({ left, top, right, bottom });
  const plateOf = (element: Element): HTMLElement | null => {
    for (let at: Element | null = element; at !== null && at !== bug.parentElement; at = at.parentElement)
      if (at instanceof HTMLElement && getComputedStyle(at).backgroundColor !== 'rgba(0, 0, 0, 0)') return at;
    return null;
  };
  const figures: Figures[] = [];
  for (const cell of bug.querySelectorAll<HTMLElement>(
    ':is(.bug-clock, .bug-shot-clock, [data-field$=".score"], [data-field$=".points"]):not([data-blank], [data-off], [data-off] *)',
  )) {
    const digits = cell.querySelector<HTMLElement>('.bug-digits');
    const node = digits?.firstChild;
    const text = digits?.textContent ?? '';
    const plate = plateOf(cell);
    if (digits === null || !(node instanceof Text) || plate === null || !/^[\d:.]+$/.test(text)) continue;
    const others = [
      ...plate.querySelectorAll(
        '.bug-cell:not(.bug-row, .bug-column, .bug-stack, .bug-unlit, [data-off], [data-off] *)',
      ),
    ].filter((other) => other !== cell && other.childElementCount > 0 && !other.contains(cell));
    figures.push({
      what: cell.dataset['field'] ?? '',
      text,
      color: getComputedStyle(digits).color,
      ground: getComputedStyle(plate).backgroundColor,
      cell: edges(cell.getBoundingClientRect()),
      plate: others.length > 0 ? null : edges(plate.getBoundingClientRect()),
      isCentred: !/^(start|end)$/.test(cell.dataset['align'] ?? ''),
      glyphs: Array.from(text, (_, at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return edges(range.getBoundingClientRect());
      }),
    });
  }
  return { bug: edges(bug.getBoundingClientRect()), figures };
}

interface Picture {
  readonly base64: string;
  /** Where the picture's first pixel is on the page. */
  readonly origin: { readonly x: number; readonly y: number };
  readonly figures: readonly Figures[];
}

/** Runs in the page too. */
async function readPaint({ base64, origin, figures }: Picture): Promise<Painted[]> {
  /** What is less like the ink than this is ground, or a segment that is not lit. */
  const FAINT = 0.3;
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = bitmap;
  const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  if (pen === null) throw new Error('no canvas');
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  const partsOf = (color: string): readonly number[] => (color.match(/\d+/g) ?? []).slice(0, 3).map(Number);

  /** The edges of what is painted within a box: an outer row that is half covered counts for half a pixel. */
  const paintIn = (box: Edges, color: string, ground: string): Edges | null => {
    const from = partsOf(ground);
    const way = partsOf(color).map((part, at) => part - (from[at] ?? 0));
    const length = way.reduce((sum, part) => sum + part * part, 0);
    const covered = (x: number, y: number): number => {
      const at = (y * width + x) * 4;
      // Beyond a plate's rounded corners there is neither.
      if (data[at + 3] !== 255) return 0;
      const share = way.reduce((sum, part, of) => sum + part * ((data[at + of] ?? 0) - (from[of] ?? 0)), 0) / length;
      return share < FAINT ? 0 : Math.min(share, 1);
    };
    const [left, top] = [Math.max(0, Math.round(box.left - origin.x)), Math.max(0, Math.round(box.top - origin.y))];
    const right = Math.min(width, Math.round(box.right - origin.x));
    const bottom = Math.min(height, Math.round(box.bottom - origin.y));
    const columns = Array.from({ length: Math.max(0, right - left) }, () => 0);
    const rows = Array.from({ length: Math.max(0, bottom - top) }, () => 0);
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const share = covered(x, y);
        columns[x - left] = Math.max(columns[x - left] ?? 0, share);
        rows[y - top] = Math.max(rows[y - top] ?? 0, share);
      }
    }
    const ends = (line: readonly number[], start: number): readonly [number, number] | null => {
      const first = line.findIndex((share) => share > 0);
      const last = line.findLastIndex((share) => share > 0);
      return first < 0 ? null : [start + first + 1 - (line[first] ?? 0), start + last + (line[last] ?? 0)];
    };
    const across = ends(columns, left + origin.x);
    const down = ends(rows, top + origin.y);
    return across && down && { left: across[0], right: across[1], top: down[0], bottom: down[1] };
  };

  return figures.map((found) => {
    const { cell, color, ground, glyphs } = found;
    return {
      ...found,
      paint: paintIn(cell, color, ground),
      paints: glyphs.map(({ left, right }) => paintIn({ ...cell, left, right }, color, ground)),
    };
  });
}
