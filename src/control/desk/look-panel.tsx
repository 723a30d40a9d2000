import { useEffect, useState, type ReactNode } from 'react';
import { layoutPartWords } from '#store/words/name-words.ts';
import { useDesk } from './desk-context.tsx';
import { Choice, Fold, Hint, OnOff } from './kit.tsx';
import { LinkMarks } from './link-marks.tsx';
import { layoutParts } from './layout-parts.ts';
import styles from './side-panels.module.css';

/** The forms that every sport's graphic has, as `?layout=` names them. */
const VARIANTS = ['bar', 'strip', 'stack', 'bold', 'text', 'led'];

/** Theme, layout and the parts that are on air, live. */
export function LookPanel(): ReactNode {
  const { names, view, say, lists } = useDesk();
  const { desk } = names.words;
  const look = view?.state.look ?? { theme: null, layout: null };
  return (
    <Fold value="look" heading={desk.look} note={[look.theme, look.layout].filter((word) => word !== null).join(', ')}>
      <Choice
        label={desk.theme}
        value={look.theme ?? ''}
        options={[['', desk.byUrl], ...lists.themes.map((theme) => [theme, theme] as const)]}
        onChoose={(theme) => {
          say({ do: 'look', theme: theme === '' ? null : theme });
        }}
        note={<LinkMarks ids={['theme']} />}
      />
      <Choice
        label={desk.layout}
        value={look.layout ?? ''}
        options={[['', desk.byUrl], ...[...VARIANTS, ...lists.layouts].map((layout) => [layout, layout] as const)]}
        onChoose={(layout) => {
          say({ do: 'look', layout: layout === '' ? null : layout });
        }}
        note={<LinkMarks ids={['layout']} />}
      />
      <Hint>{desk.lookHint}</Hint>
      <Parts layout={look.layout} />
    </Fold>
  );
}

function Parts({ layout }: { layout: string | null }): ReactNode {
  const { names, view, say, pack, ports } = useDesk();
  const { desk } = names.words;
  const [parts, setParts] = useState<readonly string[]>([]);
  const sport = pack?.id ?? 'basketball';
  const path = layout === null || VARIANTS.includes(layout) ? `${sport}/${layout ?? 'bar'}` : layout;
  useEffect(() => {
    let gone = false;
    async function load(): Promise<void> {
      const file = await ports.layoutFile(`/layouts/${path}.json`);
      if (!gone) setParts(layoutParts(file));
    }
    void load();
    return () => {
      gone = true;
    };
  }, [ports, path]);
  const hidden = view?.state.hide ?? [];
  const all = [...parts, ...hidden.filter((part) => !parts.includes(part))];
  if (all.length === 0) return null;
  return (
    <fieldset className={styles.parts}>
      <legend className={styles.subheading}>{desk.parts}</legend>
      <div className={styles.whole}>
        <LinkMarks ids={['hide']} />
      </div>
      {all.map((part) => (
        <OnOff
          key={part}
          isOn={!hidden.includes(part)}
          onChange={(isOn) => {
            say({ do: isOn ? 'show' : 'hide', part });
          }}
        >
          {layoutPartWords(part, pack, names.words)}
        </OnOff>
      ))}
    </fieldset>
  );
}
