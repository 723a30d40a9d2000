import { useId, useState, type ReactNode } from 'react';
import type { Refusal } from '#lib/result.ts';
import type { DeskTeam, Side } from '#protocol/desk.ts';
import { Problem } from '#store/words/problem.tsx';
import { LogoPicture } from '../frame/logo-picture.tsx';
import { useDesk } from './desk-context.tsx';
import { Fold, Hint, Key } from './kit.tsx';
import { LinkMarks } from './link-marks.tsx';
import { encodeLogo, logoName } from './logo-file.ts';
import kit from './kit.module.css';
import styles from './side-panels.module.css';

/** What the operator says of the teams, and where they stand: in the picture, and at the board. */
export function TeamsPanel(): ReactNode {
  const { names, view } = useDesk();
  const { desk } = names.words;
  if (view === undefined) return null;
  return (
    <Fold value="teams" heading={desk.teams} note={`${names.teamName('home')} – ${names.teamName('away')}`}>
      <TeamForm side="home" />
      <TeamForm side="away" />
    </Fold>
  );
}

/** Two commands that people take for one: they stand apart, each with a sentence of its own. */
export function PlacesPanel(): ReactNode {
  const { names, view, say } = useDesk();
  const { desk } = names.words;
  const ends = view?.state.ends === true;
  return (
    <Fold value="places" heading={desk.places} note={ends ? desk.endsAreChanged : undefined}>
      <div className={styles.stack}>
        <Key
          testId="swap"
          onPress={() => {
            say({ do: 'swap' });
          }}
        >
          ⇄ {desk.swapScreen}
        </Key>
        <Hint>{desk.swapScreenHint}</Hint>
        <LinkMarks ids={['order']} />
      </div>
      <div className={styles.stack}>
        <Key
          testId="ends"
          onPress={() => {
            say({ do: 'ends' });
          }}
        >
          {desk.boardEnds}
        </Key>
        <Hint>{desk.boardEndsHint}</Hint>
        {ends ? <p className={styles.state}>{desk.endsAreChanged}</p> : null}
      </div>
    </Fold>
  );
}

type Draft = Partial<Pick<DeskTeam, 'name' | 'short' | 'color'>>;

/** Names and the colour go on air together, when they are applied. */
function TeamForm({ side }: { side: Side }): ReactNode {
  const { names, view, say } = useDesk();
  const { common, desk } = names.words;
  const id = useId();
  const [draft, setDraft] = useState<Draft>({});
  const said = view?.state.teams[side];
  const isTyped = Object.keys(draft).length > 0;
  const team = { name: null, short: null, color: null, logo: null, ...said, ...draft };

  return (
    <form
      className={styles.team}
      aria-label={common[side]}
      data-testid={`team-${side}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isTyped) return;
        say({ do: 'team', side, ...draft });
        setDraft({});
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setDraft({});
      }}
    >
      <h3 className={styles.subheading}>{common[side]}</h3>
      <div className={styles.names}>
        {(['name', 'short'] as const).map((part) => (
          <div key={part} className={kit.entry}>
            <label className={kit.entryLabel} htmlFor={`${id}-${part}`}>
              {part === 'name' ? desk.teamName : desk.shortName}
            </label>
            <input
              id={`${id}-${part}`}
              className={kit.box}
              autoComplete="off"
              maxLength={80}
              placeholder={part === 'name' ? names.teamName(side) : ''}
              value={team[part] ?? ''}
              onChange={(event) => {
                setDraft({ ...draft, [part]: event.target.value === '' ? null : event.target.value });
              }}
            />
          </div>
        ))}
        <div className={kit.entry}>
          <label className={kit.entryLabel} htmlFor={`${id}-color`}>
            {desk.colour}
          </label>
          <input
            id={`${id}-color`}
            className={styles.colour}
            type="color"
            value={team.color ?? '#808080'}
            data-unsaid={team.color === null}
            onChange={(event) => {
              setDraft({ ...draft, color: event.target.value });
            }}
          />
        </div>
      </div>
      <LinkMarks ids={[`${side}Name`, `${side}Short`, `${side}Color`, `${side}Logo`]} />
      <div className={styles.row}>
        <button type="submit" className={kit.key} data-look="main" disabled={!isTyped}>
          {common.apply}
        </button>
        <Key
          look="small"
          isDisabled={said === undefined || Object.values(said).every((word) => word === null)}
          onPress={() => {
            setDraft({});
            say({ do: 'team', side, name: null, short: null, color: null, logo: null });
          }}
        >
          {desk.giveBack}
        </Key>
      </div>
      <LogoRow side={side} logo={team.logo} />
    </form>
  );
}

/** A picture of the operator's is drawn anew here, small, before it leaves the browser. */
function LogoRow({ side, logo }: { side: Side; logo: string | null }): ReactNode {
  const { ports, names, say } = useDesk();
  const { common, desk } = names.words;
  const id = useId();
  const [fault, setFault] = useState<Refusal>();

  async function upload(file: File): Promise<void> {
    setFault(undefined);
    const picture = await ports.openPicture(file);
    const png = picture.ok ? await encodeLogo(picture.value) : picture;
    const put = png.ok ? await ports.putLogo(logoName(ports.stream, side), png.value) : png;
    if (put.ok) say({ do: 'team', side, logo: put.value });
    else setFault(put);
  }

  return (
    <div className={styles.logo}>
      {logo === null ? null : <LogoPicture path={logo} label={`${desk.logo}: ${common[side]}`} />}
      <div className={kit.entry}>
        <label className={kit.entryLabel} htmlFor={id}>
          {desk.upload}
        </label>
        <input
          id={id}
          className={styles.file}
          type="file"
          accept="image/*"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) void upload(file);
            event.target.value = '';
          }}
        />
      </div>
      {logo === null ? null : (
        <Key
          look="small"
          onPress={() => {
            say({ do: 'team', side, logo: null });
          }}
        >
          {desk.noLogo}
        </Key>
      )}
      {fault === undefined ? null : (
        <p className={kit.fault} role="alert">
          {desk.badPicture} (<Problem of={fault} />)
        </p>
      )}
    </div>
  );
}
