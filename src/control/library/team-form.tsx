import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { Refusal } from '#lib/result.ts';
import { cleanText } from '#protocol/fields.ts';
import type { Team } from '#protocol/library.ts';
import { Problem } from '#store/words/problem.tsx';
import { useWords } from '#store/words/react.tsx';
import { encodeLogo } from '../desk/logo-file.ts';
import { LogoPicture } from '../frame/logo-picture.tsx';
import { FormField } from './form-field.tsx';
import type { LibraryPorts } from './library-ports.ts';
import { uploadName } from './show-file.ts';
import frame from '../frame/operator-page.module.css';
import styles from './library-page.module.css';

interface TeamFormProps {
  /** The team that is changed; a new one without it. */
  readonly before?: Team | undefined;
  readonly isTaken: (name: string) => boolean;
  readonly ports: LibraryPorts;
  readonly save: (team: Team) => void;
  readonly cancel: () => void;
}

const NEW_TEAM: Team = { name: '', short: '', logo: null, kits: [null, null] };

/** All that is to be known of a team; nothing of it counts before it is saved. */
export function TeamForm({ before, isTaken, ports, save, cancel }: TeamFormProps): ReactNode {
  const { library, common, desk } = useWords();
  const [team, setTeam] = useState(before ?? NEW_TEAM);
  const [fault, setFault] = useState<string>();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, []);

  function submit(): void {
    const said = { ...team, name: cleanText(team.name), short: cleanText(team.short) };
    if (said.name === '') setFault(library.nameNeeded);
    else if (isTaken(said.name)) setFault(library.nameTaken(said.name));
    else save(said);
  }

  return (
    <form
      className={styles.form}
      aria-label={before === undefined ? library.addTeam : library.editOne(before.name)}
      data-testid="team-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      <div className={styles.fields}>
        <FormField
          label={desk.teamName}
          value={team.name}
          isWrong={fault !== undefined}
          input={first}
          change={(name) => {
            setFault(undefined);
            setTeam({ ...team, name });
          }}
        />
        <FormField
          label={desk.shortName}
          isNarrow
          value={team.short}
          change={(short) => {
            setTeam({ ...team, short });
          }}
        />
        <KitField
          label={library.firstKit}
          color={team.kits[0]}
          change={(color) => {
            setTeam({ ...team, kits: [color, team.kits[1]] });
          }}
        />
        <KitField
          label={library.secondKit}
          color={team.kits[1]}
          change={(color) => {
            setTeam({ ...team, kits: [team.kits[0], color] });
          }}
        />
      </div>
      <LogoField
        team={team}
        ports={ports}
        change={(logo) => {
          setTeam((now) => ({ ...now, logo }));
        }}
      />
      {fault === undefined ? null : (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <div className={styles.row}>
        <button type="submit" className={`${frame.button} ${styles.go}`}>
          {library.save}
        </button>
        <button type="button" className={frame.button} onClick={cancel}>
          {common.cancel}
        </button>
      </div>
    </form>
  );
}

interface KitFieldProps {
  readonly label: string;
  readonly color: string | null;
  readonly change: (color: string | null) => void;
}

/** A kit's colour, or none. */
function KitField({ label, color, change }: KitFieldProps): ReactNode {
  const { library } = useWords();
  const id = useId();
  return (
    <div className={styles.field} data-narrow>
      <label className={frame.label} htmlFor={id}>
        {label}
      </label>
      <span className={styles.kitField}>
        <input
          id={id}
          className={styles.well}
          type="color"
          data-set={color !== null}
          value={color ?? '#808080'}
          onChange={(event) => {
            change(event.target.value);
          }}
        />
        {color === null ? (
          <span className={styles.short}>{library.noKit}</span>
        ) : (
          <button
            type="button"
            className={frame.button}
            aria-label={`${label}: ${library.noKit}`}
            onClick={() => {
              change(null);
            }}
          >
            ×
          </button>
        )}
      </span>
    </div>
  );
}

interface LogoFieldProps {
  readonly team: Team;
  readonly ports: LibraryPorts;
  readonly change: (logo: string | null) => void;
}

/** A picture is drawn anew here, small, before it leaves the browser. */
function LogoField({ team, ports, change }: LogoFieldProps): ReactNode {
  const { desk } = useWords();
  const id = useId();
  const [fault, setFault] = useState<Refusal>();

  async function upload(file: File): Promise<void> {
    setFault(undefined);
    const { openPicture, putLogo } = ports.show;
    const picture = await openPicture(file);
    const png = picture.ok ? await encodeLogo(picture.value) : picture;
    const put = png.ok ? await putLogo(uploadName(`/${team.name}.png`), png.value) : png;
    if (put.ok) change(put.value);
    else setFault(put);
  }

  return (
    <div className={styles.logoField}>
      {team.logo === null ? <span className={styles.noLogo} /> : <LogoPicture path={team.logo} label={desk.logo} />}
      <div>
        <label className={frame.label} htmlFor={id}>
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
      {team.logo === null ? null : (
        <button
          type="button"
          className={frame.button}
          onClick={() => {
            change(null);
          }}
        >
          {desk.noLogo}
        </button>
      )}
      {fault === undefined ? null : (
        <p className={styles.fault} role="alert">
          {desk.badPicture} (<Problem of={fault} />)
        </p>
      )}
    </div>
  );
}
