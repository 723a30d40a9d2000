import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { nextSlide } from '#layout/elements/slides.ts';
import type { Shown } from '#layout/resolve.ts';
import type { SlidesNode } from '#layout/rich-schema.ts';
import { Cell } from '../cell.tsx';
import { useScene } from '../scene.tsx';

/** Seconds that a picture is to be seen while nobody says otherwise. */
const SECONDS = 10;

/** All of them are held in memory. */
const PICTURES_MAX = 24;

const NONE: readonly string[] = [];

/**
 * Pictures in turns. All of them are there, one is to be seen: so each is loaded before its turn, and one that cannot be loaded never
 * gets it. There is one timer for each change and none while there is nothing to change to.
 */
export function SlidesView({ node, shown }: { node: SlidesNode; shown: Shown }): ReactNode {
  const { look, animate } = useScene();
  const paths = useMemo(() => [...new Set(look.sponsors ?? NONE)].slice(0, PICTURES_MAX), [look.sponsors]);
  const [asked, setAsked] = useState(0);
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  // The one whose turn it is, or the next after it that can be shown.
  const index = nextSlide(paths, asked - 1 + paths.length, broken);
  const next = index === undefined ? undefined : nextSlide(paths, index, broken);
  const ms = (look.sponsorSeconds ?? SECONDS) * 1_000;
  useEffect(() => {
    if (next === undefined || next === index) return undefined;
    const timer = setTimeout(() => {
      setAsked(next);
    }, ms);
    return () => {
      clearTimeout(timer);
    };
  }, [index, next, ms]);
  if (index === undefined) return null;
  return (
    <Cell node={node} shown={shown}>
      <span className="bug-slides-room" data-animate={animate || undefined}>
        {paths.map(
          (path, place) =>
            !broken.has(path) && (
              <img
                key={path}
                className="bug-slide"
                src={path}
                alt=""
                data-current={place === index || undefined}
                onError={() => {
                  setBroken((before) => new Set(before).add(path));
                }}
              />
            ),
        )}
      </span>
    </Cell>
  );
}
