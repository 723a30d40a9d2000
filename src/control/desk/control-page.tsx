import { Accordion } from '@base-ui/react/accordion';
import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { OperatorPage, standOnGround } from '#graphic/operator-page.tsx';
import { ScoreboardProvider } from '#store/react.tsx';
import { firstLanguage } from '#store/words/languages.ts';
import { useWords, WordsProvider, type Spoken } from '#store/words/react.tsx';
import { loadWords } from '#store/words/words.ts';
import { AlarmBands } from './alarm-bands.tsx';
import { Announcer } from './announcer.tsx';
import { AuditPanel, DeskPanel } from './audit-panel.tsx';
import { browserPorts } from './browser-ports.ts';
import { ClockPanel } from './clock-panel.tsx';
import { CuesPanel } from './cues-panel.tsx';
import { DeskProvider, useDesk } from './desk-context.tsx';
import type { DeskPorts } from './desk-ports.ts';
import { GamePanel } from './game-panel.tsx';
import { HeldBand } from './held-band.tsx';
import { LookPanel } from './look-panel.tsx';
import { MappingPanel } from './mapping-panel.tsx';
import { DelayPanel, OutputsPanel } from './outputs-panel.tsx';
import { ParkedPublishers } from './parked-publishers.tsx';
import { ScoringPanel } from './scoring-panel.tsx';
import { SettingsPanel } from './sport-panel.tsx';
import { SourcesBand } from './sources-band.tsx';
import { SourcesPanel } from './sources-panel.tsx';
import { SuggestedMoments } from './suggested-moments.tsx';
import { ShortcutsPanel } from './shortcuts-panel.tsx';
import { PlacesPanel, TeamsPanel } from './teams-panel.tsx';
import { MainKeys, OldBand, TopBar } from './top-bar.tsx';
import { TextsPanel } from './texts-panel.tsx';
import { TroubleBar } from './trouble-bar.tsx';
import { useHeld } from './use-held.ts';
import { useWaiting } from './use-waiting.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { ValuesPanel } from './values-panel.tsx';
import styles from './control-page.module.css';

/** Starts `/control/<stream>`: the operator's desk of one stream. */
export async function startControl(root: HTMLElement): Promise<void> {
  standOnGround(styles.root);
  const ports = browserPorts();
  const language = firstLanguage(ports.storage, navigator.languages);
  const words = await loadWords(language);
  createRoot(root).render(<ControlPage ports={ports} first={{ language, words }} />);
}

/** The page itself. Keep the identity of `ports`. */
export function ControlPage({ ports, first }: { ports: DeskPorts; first: Spoken }): ReactNode {
  return (
    // The page's policy lets no style in but its own sheets'.
    <CSPProvider disableStyleElements>
      <WordsProvider first={first} storage={ports.storage}>
        <ScoreboardProvider store={ports.store}>
          <DeskProvider ports={ports}>
            <Page />
          </DeskProvider>
        </ScoreboardProvider>
      </WordsProvider>
    </CSPProvider>
  );
}

function Page(): ReactNode {
  const { desk } = useWords();
  const { keys, view } = useDesk();
  const held = useHeld();
  const waiting = useWaiting();
  const newest = waiting.isFresh ? undefined : waiting.all.at(-1);
  const shortcuts = useShortcuts(held?.isOver === false ? held : undefined, newest?.id);
  const isAsked = waiting.all.length > 0;
  const hasClock = keys.hasClock || view?.fields.some(({ field }) => field === 'clock') === true;
  return (
    <OperatorPage className={`${styles.page} ${isAsked ? styles.asked : ''}`}>
      <a className={styles.skip} href="#scoring">
        {desk.skip}
      </a>
      <TopBar />
      <div className={styles.stays}>
        <AlarmBands />
        <MainKeys />
        <HeldBand held={held} keys={shortcuts.keys} />
      </div>
      <OldBand />
      <ParkedPublishers />
      <SourcesBand />
      <TroubleBar />
      <Announcer />
      <main className={styles.areas}>
        <div className={styles.scoring}>
          <ScoringPanel />
        </div>
        {hasClock ? (
          <div className={styles.clock}>
            <ClockPanel />
          </div>
        ) : null}
        <div className={styles.values}>
          <ValuesPanel />
        </div>
        <Accordion.Root className={styles.side} multiple defaultValue={['cues']}>
          <SuggestedMoments waiting={waiting} />
          <CuesPanel isMoved={waiting.isFresh} />
          <GamePanel />
          <TeamsPanel />
          <PlacesPanel />
          <TextsPanel />
          <LookPanel />
          <SettingsPanel />
          <DelayPanel />
          <OutputsPanel />
          <SourcesPanel />
          <MappingPanel />
          <DeskPanel />
          <ShortcutsPanel keys={shortcuts.keys} change={shortcuts.change} />
          <AuditPanel />
        </Accordion.Root>
      </main>
    </OperatorPage>
  );
}
