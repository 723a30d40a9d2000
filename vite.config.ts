import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { apiDocs } from './vite.api-plugin.ts';
import { earlyFiles, SPORT_CHUNK } from './vite.early-plugin.ts';
import { tightEntry } from './vite.entry-plugin.ts';
import { bugFonts } from './vite.font-plugin.ts';
import { sportLayouts } from './vite.layout-plugin.ts';
import { keepOlder } from './vite.older-plugin.ts';
import { finishPage } from './vite.page-plugins.ts';
import { lookSchemas } from './vite.schema-plugin.ts';
import { runnable } from './vite.server-plugin.ts';
import { themeList } from './vite.theme-plugin.ts';

/** What draws the elements that most layouts lack, and what reckons by a sport's pack. */
const SPORT_CODE =
  /src[\\/](?:graphic[\\/]rich|layout[\\/]elements|overlay[\\/]complete-fields|store[\\/]derived-fields|scoreboard[\\/](?:reckon|derived|renames|alias-table))/;

// The page is built into dist/page, the command (with the relay in it) by `--ssr` into dist/server.
export default defineConfig(({ isSsrBuild }) => ({
  plugins: isSsrBuild
    ? [runnable()]
    : [
        keepOlder(),
        react(),
        tightEntry(),
        earlyFiles(),
        bugFonts(),
        sportLayouts(),
        themeList(),
        lookSchemas(),
        apiDocs(),
        finishPage(),
      ],
  publicDir: isSsrBuild ? false : 'public',
  build: isSsrBuild
    ? { outDir: 'dist/server', emptyOutDir: true, target: 'node20', copyPublicDir: false }
    : {
        outDir: 'dist/page',
        emptyOutDir: true,
        // OBS 28 to 30 and vMix 26 render with Chromium 103.
        target: 'chrome103',
        cssTarget: 'chrome103',
        modulePreload: { polyfill: false },
        // Packing at the highest quality takes its seconds; the build need not warn of it.
        rolldownOptions: {
          checks: { pluginTimings: false },
          output: {
            // One file more for a page that names a sport, not three; and what every overlay needs in the entry's one file, whatever the operators' pages share of it.
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: [
                { name: SPORT_CHUNK, test: SPORT_CODE, priority: 1 },
                { name: 'overlay', tags: ['$initial'] },
              ],
            },
          },
        },
      },
}));
