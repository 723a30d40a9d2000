/** What the gallery says. */
export const gallery = {
  title: 'Gallery',
  lead: 'Every sport in every theme, on simulated games. Copy a URL into OBS or vMix; it shows your own feed.',
  failed: (problem: string) => `The list of looks could not be had (${problem}). Trying again.`,
  filter: 'Filter',
  sport: 'Sport',
  allSports: 'All sports',
  theme: 'Theme',
  allThemes: 'All themes',
  shape: 'Shape',
  stream: 'Stream in the URLs',
  count: (looks: number) => (looks === 1 ? '1 look' : `${looks} looks`),
  openInPreview: (look: string) => `Open in preview: ${look}`,
  urlOf: (what: string, look: string) => `${what}: overlay URL of ${look}`,
  waiting: 'The game is about to begin …',
};
