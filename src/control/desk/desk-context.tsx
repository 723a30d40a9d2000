import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Command, DeskView } from '#protocol/desk.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import type { StreamDetail } from '#protocol/api.ts';
import { createAlarmLog, type AlarmLog } from '#store/alarm-log.ts';
import type { PollState } from '#store/poll.ts';
import { createPoll } from '#store/poll.ts';
import { fieldOf } from '#store/selectors.ts';
import { useScoreboard } from '#store/react.tsx';
import { createTestDataLog, type TestDataLog } from '#store/test-data-log.ts';
import { fieldWords } from '#store/words/name-words.ts';
import { useWords } from '#store/words/react.tsx';
import type { CommandNames } from './command-words.ts';
import type { DeskLists, DeskPorts } from './desk-ports.ts';
import { createDeskSession, type DeskSession, type DeskState } from './desk-session.ts';
import { loadDeskSettings, saveDeskSettings, type DeskSettings } from './desk-settings.ts';
import { keysOf, type SportKeys } from './sport-keys.ts';

interface Desk extends DeskState {
  readonly ports: DeskPorts;
  readonly session: DeskSession;
  readonly say: (command: Command) => void;
  readonly settings: DeskSettings;
  readonly change: (part: Partial<DeskSettings>) => void;
  readonly lists: DeskLists;
  readonly detail: PollState<StreamDetail | undefined>;
  /** The outputs that were seen, and which of them are in trouble. */
  readonly alarms: AlarmLog;
  /** Whether the feed sends test data just now. */
  readonly testData: TestDataLog;
  readonly pack: SportPack | undefined;
  readonly keys: SportKeys;
  readonly names: CommandNames;
  /** Under which name this page is at the desk. */
  readonly me: string;
}

const DeskContext = createContext<Desk | undefined>(undefined);

const NO_LISTS: DeskLists = { sports: [], themes: [], layouts: [] };
/** Outputs come and go, fields are new: less often than scores. */
const DETAIL_PAUSE_MS = 2000;

/** Gives the page's parts the desk, and what else they stand on. Keep the identity of `ports`. */
export function DeskProvider({ ports, children }: { ports: DeskPorts; children: ReactNode }): ReactNode {
  const words = useWords();
  const { time, visibility, storage } = ports;
  const [settings, setSettings] = useState(() => loadDeskSettings(storage));
  const [session] = useState(() => createDeskSession({ client: ports.client, time, visibility, speaker: settings }));
  const [details] = useState(() => createPoll({ ask: ports.detail, time, visibility, pauseMs: DETAIL_PAUSE_MS }));
  const [lists, setLists] = useState(NO_LISTS);
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { answer, problem } = useSyncExternalStore(details.subscribe, details.state);
  const detail = { answer: answer?.value, problem };
  const [alarms] = useState(() =>
    createAlarmLog({ watch: details, stream: ports.stream, page: 'control', storage, time }),
  );
  const [testData] = useState(() =>
    createTestDataLog({
      store: ports.store,
      desk: { subscribe: session.subscribe, rows: () => session.state().view?.fields ?? [] },
      time,
      ticker: ports.ticker,
    }),
  );
  const homeName = useScoreboard(fieldOf('home.name'));
  const awayName = useScoreboard(fieldOf('away.name'));

  useEffect(() => {
    let gone = false;
    async function load(): Promise<void> {
      const found = await ports.lists();
      if (!gone) setLists(found);
    }
    void load();
    return () => {
      gone = true;
    };
  }, [ports]);
  useEffect(() => {
    session.speakAs(settings);
  }, [session, settings]);
  const me = settings.who === '' ? `${words.desk.title} ${ports.tag}` : settings.who;
  useEffect(() => ports.join(me), [ports, me]);

  const sport = state.view?.sport.id ?? null;
  const pack = lists.sports.find(({ id }) => id === sport);
  const teams = state.view?.state.teams;
  const names: CommandNames = {
    words,
    fieldName: (field) => fieldWords(field, pack, words),
    teamName: (side) =>
      side === 'home'
        ? teams?.home.name || homeName || words.common.home
        : teams?.away.name || awayName || words.common.away,
  };
  const desk: Desk = {
    ...state,
    ports,
    session,
    say: session.say,
    settings,
    change(part) {
      const next = { ...settings, ...part };
      setSettings(next);
      saveDeskSettings(storage, next);
    },
    lists,
    detail,
    alarms,
    testData,
    pack,
    keys: keysOf(pack, state.view?.state.sport.rules),
    names,
    me,
  };
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('no <DeskProvider> above');
  return desk;
}

/** A field's row of the desk; undefined for a field that nobody has said or sent. */
export function rowOf(view: DeskView | undefined, field: string): DeskView['fields'][number] | undefined {
  return view?.fields.find((row) => row.field === field);
}

/** What is on air of a field: the live value, which comes by itself; the desk's own while the page has no live link. */
export function useOnAir(field: string): string | undefined {
  const { view } = useDesk();
  const live = useScoreboard(fieldOf(field));
  const isLive = useScoreboard(({ synced, link }) => synced && link === 'live');
  return isLive ? live : (rowOf(view, field)?.value ?? live);
}
