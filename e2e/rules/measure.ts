/** Takes a drawn bug's measures in its page: what is written where, in what, on which plate. The rules are judged outside (rules.ts). */

/** Edges in design pixels. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One run of text that can be seen. */
export interface Ink {
  readonly text: string;
  /** The field or part that it shows, for people. */
  readonly what: string;
  readonly kind: 'score' | 'clock' | 'name' | 'other';
  /** As wide as what is painted, as high as its line, whose middle is the middle of its figures. */
  readonly box: Edges;
  /** Where the middle of its advances and its line is from the middle of the element that it fills, to the right and down. */
  readonly offCentre: { readonly x: number; readonly y: number };
  /** Font size in design pixels; a squeeze in width does not count. */
  readonly size: number;
  readonly weight: number;
  /** `rgb(…)` as computed. */
  readonly color: string;
  /** The nearest element behind it that has a colour; null where there is none, or it lets the picture through. */
  readonly ground: { readonly color: string; readonly box: Edges; readonly isMark: boolean } | null;
  /** Where its element centres it, both ends count alike. */
  readonly isCentred: boolean;
}

/** A plate: a box of the layout that has a colour. */
export interface PlateBox {
  readonly what: string;
  readonly box: Edges;
  readonly isRule: boolean;
}

export interface Measures {
  readonly bug: Edges;
  readonly inks: readonly Ink[];
  readonly plates: readonly PlateBox[];
  /** Plates under the teams' names, home first. */
  readonly names: readonly { readonly width: number; readonly height: number }[];
  /** How thick what is drawn as a line is: bars, borders, rings. */
  readonly lines: readonly { readonly what: string; readonly thickness: number }[];
  /** Every colour that is drawn with. */
  readonly colors: readonly string[];
  /** Pictures: how they fill their box, and their clear room. */
  readonly logos: readonly { readonly fit: string; readonly clear: number; readonly hasPicture: boolean }[];
}

/** Runs in the page, so it is one function without imports. */
/* oxlint-disable unicorn/consistent-function-scoping -- the page gets this function alone */
export function takeMeasures(): Measures {
  const bug = document.querySelector<HTMLElement>('.bug');
  if (bug === null) throw new Error('there is no bug');
  const edges = ({ left, top, right, bottom }: DOMRect): Edges => ({ left, top, right, bottom });
  const isSolid = (color: string): boolean => color.startsWith('rgb(');
  const seen = (element: Element): boolean => {
    if (element.getClientRects().length === 0 || getComputedStyle(element).visibility !== 'visible') return false;
    for (let at: Element | null = element; at !== null; at = at.parentElement)
      if (Number(getComputedStyle(at).opacity) < 0.05) return false;
    return true;
  };
  const called = (element: Element): string => {
    const at = element.closest<HTMLElement>('[data-field], [data-part]');
    return at?.dataset['field'] ?? at?.dataset['part'] ?? element.className;
  };
  const groundOf = (element: Element): Ink['ground'] => {
    for (let at: Element | null = element; at !== null && at !== bug.parentElement; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (backgroundColor === 'rgba(0, 0, 0, 0)') continue;
      const isMark = !at.classList.contains('bug-cell') && !at.matches('[data-shape="label"]');
      return isSolid(backgroundColor)
        ? { color: backgroundColor, box: edges(at.getBoundingClientRect()), isMark }
        : null;
    }
    return null;
  };
  const kindOf = (cell: HTMLElement | null): Ink['kind'] => {
    if (cell === null) return 'other';
    const { field = '', part = '', size } = cell.dataset;
    if (/^(home|away)\.(score|points)$/.test(field)) return 'score';
    if (field === 'clock') return 'clock';
    if (/^(home|away)-name$/.test(part) || /^(home|away)\.name$/.test(field))
      return size === 'small' ? 'other' : 'name';
    return 'other';
  };

  const pen = document.createElement('canvas').getContext('2d');
  if (pen === null) throw new Error('no canvas');
  /** By how much of its advances' width a text's paint stands in from its left and its right end. */
  const bearings = (text: string, style: CSSStyleDeclaration): readonly [number, number] => {
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const { width, actualBoundingBoxLeft, actualBoundingBoxRight } = pen.measureText(
      style.textTransform === 'uppercase' ? text.toUpperCase() : text,
    );
    return width === 0 ? [0, 0] : [-actualBoundingBoxLeft / width, (width - actualBoundingBoxRight) / width];
  };

  const inks: Ink[] = [];
  const colors = new Set<string>();
  const walker = document.createTreeWalker(bug, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (element === null || text === '' || !seen(element) || element.closest('.bug-unlit') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const style = getComputedStyle(element);
    const cell = element.closest<HTMLElement>('.bug-cell');
    const line = range.getBoundingClientRect();
    const [before, after] = bearings(text, style);
    // What a word has too much is cut at its own box.
    const room = element.closest('.bug-word')?.getBoundingClientRect() ?? line;
    const box = {
      ...edges(line),
      left: Math.max(line.left + before * line.width, room.left),
      right: Math.min(line.right - after * line.width, room.right),
    };
    const whole = cell?.getBoundingClientRect() ?? line;
    colors.add(style.color);
    inks.push({
      text,
      what: called(element),
      kind: kindOf(cell),
      box,
      offCentre: {
        x: (line.left + line.right - whole.left - whole.right) / 2,
        y: (line.top + line.bottom - whole.top - whole.bottom) / 2,
      },
      size: Number.parseFloat(style.fontSize),
      weight: Number(style.fontWeight),
      color: style.color,
      ground: groundOf(element),
      isCentred: cell === null || !/^(start|end)$/.test(cell.dataset['align'] ?? ''),
    });
  }

  const plates: PlateBox[] = [];
  const lines: { readonly what: string; readonly thickness: number }[] = [];
  for (const element of bug.querySelectorAll<HTMLElement>('*')) {
    const { backgroundColor, boxShadow, borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth } =
      getComputedStyle(element);
    if (seen(element)) {
      const borders = [borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth];
      // A shadow that stands inside is a ring; one that stands out fills up a rim.
      const ring = / (\S+) inset$/.exec(boxShadow)?.[1] ?? '';
      const { width, height } = element.getBoundingClientRect();
      // A bar that shows how much is left may be as thin as that.
      const isDrawn = backgroundColor !== 'rgba(0, 0, 0, 0)' && !element.classList.contains('bug-fill');
      for (const thickness of [...borders, ring].map(Number.parseFloat).concat(isDrawn ? Math.min(width, height) : []))
        if (thickness > 0) lines.push({ what: called(element), thickness });
    }
    if (backgroundColor === 'rgba(0, 0, 0, 0)' || !seen(element)) continue;
    colors.add(backgroundColor);
    if (!element.classList.contains('bug-cell') || element.classList.contains('bug-unlit')) continue;
    const box = edges(element.getBoundingClientRect());
    if (box.right > box.left && box.bottom > box.top)
      plates.push({ what: called(element), box, isRule: element.classList.contains('bug-shape') });
  }

  const names = ['home', 'away'].flatMap((team) => {
    const name = bug.querySelector(`[data-part="${team}-name"]`);
    const plate = name?.closest('[data-plate]');
    const box = plate?.getBoundingClientRect();
    return box === undefined ? [] : [{ width: box.width, height: box.height }];
  });
  const logos = [...bug.querySelectorAll<HTMLElement>('.bug-image')].filter(seen).map((cell) => {
    const picture = cell.querySelector('img');
    const fit = picture === null ? '' : getComputedStyle(picture).objectFit;
    const inner = picture?.getBoundingClientRect();
    const outer = cell.getBoundingClientRect();
    const clear = inner === undefined ? 0 : Math.min(inner.left - outer.left, inner.top - outer.top);
    return { fit, clear, hasPicture: picture !== null && picture.naturalWidth > 0 };
  });
  return { bug: edges(bug.getBoundingClientRect()), inks, plates, lines, names, colors: [...colors], logos };
}
