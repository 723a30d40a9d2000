/** What happened by the board: one touch shows its banner; the end of the game has none. */
import type { ReactNode } from 'react';
import type { Command, DeskView } from '#protocol/desk.ts';
import { bannerOf, type Happened } from '#protocol/moments.ts';
import { timeOfDay } from '#store/ages.ts';
import { momentWords } from './command-words.ts';
import { useDesk } from './desk-context.tsx';
import { Key } from './kit.tsx';
import { useNews } from './use-news.ts';
import styles from './happened-list.module.css';

/** Places of the list: they are there from the start, so that nothing below moves as they fill. */
const PLACES = 4;

/** Nothing without a sport: nobody knows then what a change means. */
export function HappenedList({ isMoved }: { readonly isMoved: boolean }): ReactNode {
  const { view, names } = useDesk();
  const { moments } = names.words;
  const latest = (view?.happened ?? []).slice(-PLACES).sort((one, other) => other.since - one.since);
  const { isFresh } = useNews(latest.map(({ id }) => id));
  if (view === undefined || view.sport.id === null) return null;
  return (
    <section className={styles.happened} aria-label={moments.happened} data-testid="happened">
      <h3 className={styles.heading}>{moments.happened}</h3>
      <ol className={styles.list}>
        {latest.map((event) => (
          <Row key={event.id} event={event} view={view} isFresh={isFresh || isMoved} />
        ))}
      </ol>
    </section>
  );
}

function Row({
  event,
  view,
  isFresh,
}: {
  readonly event: Happened;
  readonly view: DeskView;
  readonly isFresh: boolean;
}): ReactNode {
  const { names, say, ports } = useDesk();
  const { moments } = names.words;
  const { kind, moment, side, field, from, to, since } = event;
  const now = ports.time.now();
  // A basket or a foul of the list is told by what rose; of what is offered the name is said.
  const hasName = moment !== undefined || kind === 'timeout' || kind === 'final';
  const what = hasName ? momentWords(moment ?? kind, side, names) : names.fieldName(field);
  const isCount = kind !== 'timeout' && kind !== 'final' && moment !== 'try' && moment !== 'touchdown';
  const command = showing(event, view);
  return (
    <li className={styles.row} data-testid="happened-row">
      <span className={styles.what}>
        <strong>{what}</strong> {isCount ? <span className={styles.change}>{`${from} → ${to}`}</span> : null}{' '}
        <time className={styles.when}>{timeOfDay(since + now - view.at, now)}</time>
      </span>
      {command === undefined ? (
        <span className={styles.none}>{isShown(event, view) ? moments.shown : moments.noBanner}</span>
      ) : (
        <Key
          look="small"
          isFresh={isFresh}
          label={moments.showOf(what)}
          testId="happened-show"
          onPress={() => {
            say(command);
          }}
        >
          {moments.show}
        </Key>
      )}
    </li>
  );
}

/** How its banner is shown; undefined for what has none, and for what is shown. What waits for a word is shown as what it is. */
function showing(event: Happened, view: DeskView): Command | undefined {
  const { id, side } = event;
  const banner = bannerIn(event);
  if (banner === undefined || isShown(event, view)) return undefined;
  if (view.suggestions.some((each) => each.id === id)) return { do: 'show-event', id };
  return { do: 'cue', ...banner, ...(side === undefined ? {} : { side }), of: id };
}

function bannerIn({ kind, moment = kind, from, to }: Happened): ReturnType<typeof bannerOf> {
  return bannerOf({ kind: moment, from, to });
}

/** Whether its banner is on an output or waits on one, whoever showed it and how; of several that look alike it is the newest one's. */
function isShown(event: Happened, { cues, happened }: DeskView): boolean {
  return cues.some((cue) => {
    const like = happened.filter((each) => {
      const banner = bannerIn(each);
      return each.since <= cue.at && banner?.kind === cue.kind && banner.text === cue.text && each.side === cue.side;
    });
    return cue.id === event.id || (happened.every(({ id }) => id !== cue.id) && like.at(-1)?.id === event.id);
  });
}
