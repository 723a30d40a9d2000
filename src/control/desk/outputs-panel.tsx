import { NumberField } from '@base-ui/react/number-field';
import { useId, useState, type ReactNode } from 'react';
import type { Output } from '#protocol/api.ts';
import { DELAY_MS_MAX, DELAY_STEP_MS } from '#protocol/desk.ts';
import { isProgram } from '#protocol/is-program.ts';
import { sharedWords } from '#store/link-words.ts';
import { OPTION_IDS } from '#store/write-options.ts';
import { useDesk } from './desk-context.tsx';
import { Fold, Hint, Key, OnOff } from './kit.tsx';
import kit from './kit.module.css';
import styles from './side-panels.module.css';
import { valueWords } from './link-marks.tsx';
import { TapSync } from './tap-sync-view.tsx';

/** How far outputs are behind the feed: all of them, or one; by number, or by tapping along. */
export function DelayPanel(): ReactNode {
  const { names, view, say } = useDesk();
  const { desk } = names.words;
  const delay = view?.state.delay ?? 0;
  return (
    <Fold value="delay" heading={desk.delay} note={`${delay} ${desk.ms}`}>
      <DelayEntry
        label={desk.delayAll}
        value={delay}
        onApply={(ms) => {
          say({ do: 'delay', ms });
        }}
      />
      <TapSync />
    </Fold>
  );
}

/** Every output by its name: its own delay, and whether its absence is an alarm. */
export function OutputsPanel(): ReactNode {
  const { names, view, say, detail } = useDesk();
  const { desk } = names.words;
  const viewers = (detail.answer?.outputs ?? []).filter(({ role }) => role === 'viewer');
  const connected = viewers.filter(({ name }) => name !== '');
  const unnamed = viewers.filter(({ name }) => name === '');
  const settings = view?.state.outputs ?? {};
  const outputs = [...new Set([...connected.map(({ name }) => name), ...Object.keys(settings)])].sort();
  const count = outputs.length + unnamed.length;
  /** What holds while the operator says nothing of an output: 0 for all says nothing either. */
  const delayHint = (pages: readonly Output[]): string =>
    view?.state.delay === 0 && sharedWords(pages, ['delay']).length > 0 ? desk.byUrl : desk.sameAsAll;
  return (
    <Fold value="outputs" heading={desk.outputs} note={count}>
      {count === 0 ? <Hint>{desk.noOutputs}</Hint> : null}
      {unnamed.length === 0 ? null : <Hint>{desk.unnamedOutputs(unnamed.length, whichOf(unnamed))}</Hint>}
      {outputs.map((output) => {
        const own = settings[output] ?? { delay: null, program: null };
        const pages = connected.filter(({ name }) => name === output);
        return (
          <div key={output} className={styles.output} data-testid="output" role="group" aria-label={output}>
            <p className={styles.subheading}>{output}</p>
            <OutputLink pages={pages} />
            <OnOff
              isOn={isProgram(output, settings)}
              onChange={(program) => {
                say({ do: 'program', output, program });
              }}
            >
              {desk.isProgram}
            </OnOff>
            <DelayEntry
              label={desk.delayOf(output)}
              value={own.delay}
              placeholder={delayHint(pages)}
              onApply={(ms) => {
                say({ do: 'delay', ms, output });
              }}
            />
            {own.delay === null ? null : (
              <Key
                look="small"
                onPress={() => {
                  say({ do: 'delay', ms: null, output });
                }}
              >
                {desk.sameAsAll}
              </Key>
            )}
          </div>
        );
      })}
    </Fold>
  );
}

/** Where outputs without a name run, each place once. */
function whichOf(outputs: readonly Output[]): string {
  return [...new Set(outputs.map(({ host, address }) => (host === '' ? address : `${host}, ${address}`)))].join('; ');
}

/** What the link of an output keeps from the desk, and what it says as long as the desk says nothing. */
function OutputLink({ pages }: { pages: readonly Output[] }): ReactNode {
  const { names } = useDesk();
  const { outputs, options } = names.words;
  const words = sharedWords(pages, OPTION_IDS);
  const list = (isPinned: boolean): string =>
    words
      .filter(({ precedence }) => (precedence === 'pinned') === isPinned)
      .map(({ id, value }) => `${options.labels[id]}: ${valueWords(id, value, names)}`)
      .join(' · ');
  const [pinned, said] = [list(true), list(false)];
  return (
    <>
      {pinned === '' ? null : (
        <p className={styles.state} data-testid="pins">
          {outputs.pins} – {pinned}
        </p>
      )}
      {said === '' ? null : (
        <p className={styles.soft}>
          {outputs.says} – {said}
        </p>
      )}
    </>
  );
}

/** Without marks between thousands: `2.630` is two seconds and more to one reader, and two milliseconds to another. */
const PLAIN: Intl.NumberFormatOptions = { useGrouping: false };

function DelayEntry({
  label,
  value,
  placeholder,
  onApply,
}: {
  label: string;
  value: number | null;
  placeholder?: string;
  onApply: (ms: number) => void;
}): ReactNode {
  const { common, desk } = useDesk().names.words;
  const id = useId();
  const [draft, setDraft] = useState<number | null>();
  /** What stood in the box before it was brought to what a delay can be. */
  const [typed, setTyped] = useState('');
  const [taken, setTaken] = useState<string>();

  function apply(): void {
    if (draft === undefined || draft === null) return;
    const ms = Math.round(draft / DELAY_STEP_MS) * DELAY_STEP_MS;
    const asked = Number(typed.replace(',', '.').replace(/[^\d.-]/g, ''));
    setTaken(typed !== '' && asked !== ms ? desk.delayTaken(typed, `${ms} ${desk.ms}`) : undefined);
    setTyped('');
    setDraft(undefined);
    onApply(ms);
  }

  return (
    <form
      className={kit.entry}
      data-typed={draft !== undefined}
      // A number between two steps goes to the nearer one, and is no fault.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label htmlFor={id} className={kit.entryLabel}>
        {label} ({desk.ms})
      </label>
      <NumberField.Root
        id={id}
        value={draft === undefined ? value : draft}
        min={0}
        max={DELAY_MS_MAX}
        step={DELAY_STEP_MS}
        smallStep={DELAY_STEP_MS}
        largeStep={1000}
        format={PLAIN}
        onValueChange={setDraft}
      >
        <NumberField.Group className={kit.entryRow}>
          <NumberField.Decrement className={kit.key} data-look="small" aria-label={`${label} −${DELAY_STEP_MS}`}>
            −
          </NumberField.Decrement>
          <NumberField.Input
            className={kit.box}
            placeholder={placeholder}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setTaken(undefined);
            }}
          />
          <NumberField.Increment className={kit.key} data-look="small" aria-label={`${label} +${DELAY_STEP_MS}`}>
            +
          </NumberField.Increment>
          <button
            type="submit"
            className={kit.key}
            data-look="small"
            disabled={draft === undefined}
            aria-label={`${common.apply}: ${label}`}
          >
            {common.apply}
          </button>
        </NumberField.Group>
      </NumberField.Root>
      <span role="status" className={styles.taken} data-testid="delay-taken">
        {taken}
      </span>
    </form>
  );
}
