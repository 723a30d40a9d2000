import { loadRich } from '#graphic/load-rich.ts';
import type { RichComponent } from '#graphic/scene.tsx';
import type { Look, TeamLook } from '#layout/look.ts';
import { systemTime } from '#lib/system-time.ts';
import { fetchLookFile, type LookFiles } from '#store/look-files.ts';
import { fetchLookAgain } from '#store/saved-look.ts';

/** What a page on air draws by. */
export interface Drawn extends LookFiles {
  readonly look: Look;
  readonly rich: RichComponent | undefined;
}

/**
 * What is to be drawn once the operator has put the saved look on air: all of it is here before anything of it is shown, so that it takes
 * its place within one frame.
 */
export async function takeSavedLook({ look, ...files }: Drawn, version: unknown): Promise<Drawn> {
  const air = `air=${encodeURIComponent(String(version))}` as const;
  const [fresh, home, away] = await Promise.all([
    fetchLookAgain(files, air, { fetch: fetchLookFile, time: systemTime }),
    withLogo(look.home, air),
    withLogo(look.away, air),
  ]);
  return { ...fresh, rich: await loadRich(fresh.layout.root), look: { ...look, home, away } };
}

/** A logo of this server's may be another picture under the same name. It is asked for under a new one, and shown if it came. */
async function withLogo(team: TeamLook, air: string): Promise<TeamLook> {
  if (team.logo === null || !/^\/logos\//i.test(team.logo)) return team;
  const logo = `${team.logo.replace(/[?#].*/, '')}?${air}`;
  const picture = new Image();
  picture.src = logo;
  try {
    await picture.decode();
    return { ...team, logo };
  } catch {
    return team; // not there, or no picture: the one that is shown stays
  }
}
