/** What happened at a stream, found by comparing what holds with what held. */
import type { Cue, DeskState } from '#protocol/desk.ts';
import type { SourceStatus } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';

/** What of a stream makes news. */
export interface Seen {
  readonly home: string | undefined;
  readonly away: string | undefined;
  readonly period: string | undefined;
  readonly phase: DeskState['phase'];
  readonly status: SourceStatus;
  /** Those of moments that were not there before. */
  readonly fresh: readonly Cue[];
}

/** Texts as they are on air; what is not known is empty. docs/PROTOCOL.md O3 lists them. */
export type News =
  | {
      readonly type: 'score.changed';
      readonly home: string;
      readonly away: string;
      readonly from: { readonly home: string; readonly away: string };
    }
  | { readonly type: 'period.changed'; readonly period: string; readonly from: string }
  | { readonly type: 'phase.changed'; readonly phase: string; readonly from: string }
  | { readonly type: 'source.changed'; readonly status: SourceStatus; readonly from: SourceStatus }
  | ({ readonly type: 'cue.shown' } & Omit<Cue, 'at'>);

/** What holds now. Of a board that shows nothing just then it is what it showed before: that it is dark is no score. */
export function seenOf(
  {
    values,
    desk,
    status,
    fresh,
  }: Omit<Seen, 'home' | 'away' | 'period' | 'phase'> & {
    readonly values: Values;
    readonly desk: Pick<DeskState, 'phase'>;
  },
  before: Seen | undefined,
): Seen {
  return {
    home: values['home.score'] || before?.home,
    away: values['away.score'] || before?.away,
    period: values['period'] || before?.period,
    phase: desk.phase,
    status,
    fresh,
  };
}

/**
 * What is new since `before`. What was not known before is no change: a relay that starts, or a source's first word, tells nobody of a goal.
 */
export function newsOf(before: Seen, now: Seen): News[] {
  const news: News[] = [];
  if (isOther(before.home, now.home) || isOther(before.away, now.away)) {
    news.push({
      type: 'score.changed',
      home: now.home ?? '',
      away: now.away ?? '',
      from: { home: before.home ?? '', away: before.away ?? '' },
    });
  }
  if (isOther(before.period, now.period))
    news.push({ type: 'period.changed', period: now.period ?? '', from: before.period ?? '' });
  if (before.phase !== now.phase)
    news.push({ type: 'phase.changed', phase: now.phase ?? '', from: before.phase ?? '' });
  if (before.status !== now.status) news.push({ type: 'source.changed', status: now.status, from: before.status });
  for (const { at: _, ...cue } of now.fresh) news.push({ type: 'cue.shown', ...cue });
  return news;
}

function isOther(was: string | undefined, is: string | undefined): boolean {
  return was !== undefined && is !== undefined && was !== is;
}
