/** What stands beside the lines of a bug that has no middle: tabs and banners over it, and cells that share their room. */
import type { BoxNode, LayoutNode } from '../schema.ts';
import { fieldsIn, onGrid, row, stack, widthOf } from './blocks.ts';
import { fit } from './fit.ts';
import { upToEven } from './measure.ts';
import { TEAMS, type Sheet, type Team } from './sheet.ts';

const TAB = 42;
export const GAP = 6;
/** Between the tabs of both teams where they share a line: more than between those of one, so that each is seen to be its team's. */
export const APART = 12;
/** The upright rule in a team's colour that says whose tabs these are. */
export const RULE = 6;

/** A team's nodes that take their room together with the other team's: one alone would make the plates of the names unequal. */
export function paired(sheet: Sheet, team: Team, slot: 'columns' | 'signs'): readonly LayoutNode[] {
  return sheet[team][slot].map((node, index) => ({
    ...node,
    known: TEAMS.flatMap((side) => {
      const own = sheet[side][slot][index];
      return own?.known ?? fieldsIn([own]);
    }),
  }));
}

/** The room that a team's tabs take, the rule before them included. */
export function tabsWidth({ tab }: Sheet[Team]): number {
  return tab.length === 0 ? 0 : RULE + GAP + widthOf(tab, GAP);
}

/** The least room of one line that the tabs of both teams share; 0 without tabs. */
export function bothTabsWidth({ home }: Sheet): number {
  const width = tabsWidth(home);
  return width === 0 ? 0 : 2 * width + APART;
}

/** The room that the banners take, of which one is seen at a time. */
export function bannerWidth({ banner }: Sheet): number {
  return Math.max(0, ...banner.map((node) => widthOf([node])));
}

/** The tabs of one team behind a rule of its colour, at the start of their room, at its end where `isTurned`. */
export function teamTabs(sheet: Sheet, team: Team, width: number, isTurned = false): BoxNode {
  const { tab } = sheet[team];
  if (tab.length === 0) return row({ width }, []);
  const rule = row({ width: RULE, plate: team, known: fieldsIn(tab), when: anyShown(tab) }, []);
  const nodes = [rule, ...tab.map(overlaid)];
  return row({ width, gap: GAP, align: isTurned ? 'end' : 'start' }, isTurned ? nodes.toReversed() : nodes);
}

/** The banners on top of each other, at the start of their room or in its middle. */
export function banners(sheet: Sheet, width: number, align: 'start' | 'center'): BoxNode {
  const nodes = align === 'center' ? centredBanners(sheet) : sheet.banner;
  return stack(
    { width },
    nodes.map((node) => row({ align }, [overlaid(node)])),
  );
}

/** The banners as they stand in the middle of a room: an even number of steps wide, or they would stand on half a step. */
export function centredBanners({ banner }: Sheet): readonly LayoutNode[] {
  return banner.map((node) => fit(node, { width: upToEven(widthOf([node])) }));
}

/** One line over (or under) the bug; it has no room before anything that it may hold is known. */
export function overline(part: string, nodes: readonly LayoutNode[], children: readonly BoxNode[]): BoxNode | false {
  return nodes.length > 0 && row({ part, height: TAB, align: 'start', known: fieldsIn(nodes) }, children);
}

/**
 * Tabs and banners over lines that both teams share: in one line, or the banners over the tabs where that is too short. Banners alone stand
 * over the middle of `main`, the first so many pixels of the width.
 */
export function overlines(sheet: Sheet, width: number, main = width): readonly (BoxNode | false)[] {
  const words = bannerWidth(sheet);
  const tabs = [...sheet.home.tab, ...sheet.away.tab];
  const inLine = bothTabsWidth(sheet) + words <= width;
  const side = onGrid((width - (inLine ? words : APART)) / 2);
  if (tabs.length === 0) {
    const alone = [banners(sheet, main, 'center'), row({ width: width - main }, [])];
    return [overline('banner', sheet.banner, alone)];
  }
  const line = [teamTabs(sheet, 'home', side), teamTabs(sheet, 'away', side, true)];
  const between = banners(sheet, width - 2 * side, 'center');
  if (inLine) return [overline('tabs', [...tabs, ...sheet.banner], line.toSpliced(1, 0, between))];
  return [
    overline('banner', sheet.banner, [banners(sheet, width, 'center')]),
    overline('tabs', tabs, line.toSpliced(1, 0, row({ width: width - 2 * side }, []))),
  ];
}

/** A lamp brings its own plate with its light; all else that stands off the bug has one. */
function overlaid(node: LayoutNode): LayoutNode {
  return fit(node, { height: TAB, rounded: 'all', ...(node.kind !== 'light' && { plate: 'strip' as const }) });
}

/** Holds while one of these nodes is to be seen. */
function anyShown(nodes: readonly LayoutNode[]): NonNullable<LayoutNode['when']> {
  return {
    any: nodes.flatMap((node) => {
      if (node.when !== undefined) return [node.when];
      if (node.kind === 'light') return [node.on];
      return fieldsIn([node]).map((field) => ({ field, blank: false }));
    }),
  };
}
