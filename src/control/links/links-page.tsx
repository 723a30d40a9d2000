import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { toStreamId, streamAddressOfPath } from '#protocol/fields.ts';
import { SUGGESTED_STREAM } from '#store/addresses.ts';
import { createPoll } from '#store/poll.ts';
import { useWords } from '#store/words/react.tsx';
import { OperatorFrame } from '../frame/operator-frame.tsx';
import type { PagePorts } from '../frame/ports.ts';
import { startPage } from '../frame/start-page.tsx';
import { loadLists } from '../load-lists.ts';
import { DESK_PAUSE_MS, watchDesk } from './desk-watch.ts';
import { DeskPanel } from './desk-panel.tsx';
import { readDraft, searchOf, type LinkDraft } from './draft.ts';
import { LinkForm } from './link-form.tsx';
import { NO_LISTS, type LinkLists } from './link-lists.ts';
import { LinkPanel } from './link-panel.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import type { SizeName } from './sizes.ts';
import frame from '../frame/operator-page.module.css';
import styles from './links-page.module.css';

/** Starts `/links/<stream>`: a link for OBS, vMix or a phone, made from every option that an overlay's URL has. */
export function startLinks(root: HTMLElement): Promise<void> {
  return startPage(root, (ports) => <LinksPage ports={ports} />);
}

/** The page itself. Keep the identity of `ports`. */
export function LinksPage({ ports }: { readonly ports: PagePorts }): ReactNode {
  const { links, common } = useWords();
  const { location, replaceUrl } = ports;
  const [name, setName] = useState(() => streamOfPage(location.pathname));
  const [draft, setDraft] = useState(() => readDraft(location.search));
  const [size, setSize] = useState<SizeName>('1920x1080');
  // Another whole link is another form: its groups open anew for what it says.
  const [edition, setEdition] = useState(0);
  const stream = toStreamId(name) ?? SUGGESTED_STREAM;
  const search = searchOf(draft);
  const lists = useLists(ports);
  const desk = useDesk(ports, stream);
  const isKnown = useIsKnown(ports, stream);

  function show(nextName: string, next: LinkDraft): void {
    setName(nextName);
    setDraft(next);
    // The address names the link in the making: reloaded, or sent to somebody, the page has it again.
    replaceUrl(`/links/${toStreamId(nextName) ?? SUGGESTED_STREAM}${searchOf(next)}`);
  }

  return (
    <OperatorFrame title={links.title} stream={stream}>
      <main className={styles.areas}>
        <div className={styles.shown}>
          <PreviewPanel stream={stream} isKnown={isKnown} draft={draft} size={size} lists={lists} time={ports.time} />
          <LinkPanel stream={stream} search={search} size={size} setSize={setSize} ports={ports} />
          <DeskPanel draft={draft} desk={desk} />
        </div>
        <div className={styles.side}>
          <label className={styles.stream}>
            <span className={frame.label}>{common.stream}</span>
            <input
              className={frame.input}
              type="text"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={64}
              value={name}
              onChange={(event) => {
                show(event.target.value, draft);
              }}
            />
          </label>
          <LinkForm
            key={edition}
            draft={draft}
            change={(next) => {
              show(name, next);
            }}
            take={(link) => {
              show(link.stream, readDraft(link.search));
              setEdition(edition + 1);
            }}
            lists={lists}
            desk={desk}
          />
        </div>
      </main>
    </OperatorFrame>
  );
}

function streamOfPage(pathname: string): string {
  const rest = /^\/links\/(.+)$/.exec(pathname)?.[1];
  return (rest === undefined ? undefined : streamAddressOfPath(`/${rest}`).stream) ?? SUGGESTED_STREAM;
}

function useLists({ fetch, time, api }: PagePorts): LinkLists {
  const [lists, setLists] = useState(NO_LISTS);
  useEffect(() => {
    const stop = loadLists({ fetch, time }, (result) => {
      if (result.ok) setLists(({ own }) => ({ ...result.value, own }));
    });
    void api.looks().then((result) => {
      if (!result.ok) return undefined;
      const good = result.value.value.looks.filter(({ version }) => version !== null);
      const named = (kind: string): string[] => good.filter((row) => row.kind === kind).map(({ name }) => name);
      setLists((known) => ({
        ...known,
        own: { layouts: named('layout'), themes: named('theme'), logos: named('logo').map((logo) => `/logos/${logo}`) },
      }));
      return undefined;
    });
    return stop;
  }, [fetch, time, api]);
  return lists;
}

function useDesk({ fetch, time, visibility }: PagePorts, stream: string) {
  const poll = useMemo(
    () => createPoll({ ask: watchDesk(fetch, stream), time, visibility, pauseMs: DESK_PAUSE_MS }),
    [fetch, time, visibility, stream],
  );
  return useSyncExternalStore(poll.subscribe, poll.state).answer;
}

function useIsKnown({ api, time, visibility }: PagePorts, stream: string): boolean | undefined {
  const poll = useMemo(
    () => createPoll({ ask: api.streams, time, visibility, pauseMs: DESK_PAUSE_MS }),
    [api, time, visibility],
  );
  const { answer } = useSyncExternalStore(poll.subscribe, poll.state);
  return answer?.value.streams.some(({ id }) => id === stream);
}
