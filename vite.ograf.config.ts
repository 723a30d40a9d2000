import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { ografKit } from './vite.ograf-plugin.ts';

// `npm run build:ograf`: the OGraf graphics of each sport in each theme as the package carries them; `boardcast ograf write` makes folders of it.
export default defineConfig({
  plugins: [react(), ografKit()],
  publicDir: false,
  // A library's build leaves this to whoever builds with it, and here that is nobody.
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'dist/ograf',
    emptyOutDir: true,
    // As of the page on air: OBS 28 to 30 and vMix 26.
    target: 'chrome103',
    cssTarget: 'chrome103',
    minify: true,
    lib: {
      entry: 'src/overlay/hosts/ograf.ts',
      formats: ['es'],
      fileName: () => 'graphic.mjs',
      cssFileName: 'graphic',
    },
    rolldownOptions: { checks: { pluginTimings: false }, output: { codeSplitting: false, minify: true } },
  },
});
