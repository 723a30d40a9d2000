import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { templates } from './vite.template-plugin.ts';

// The templates of CasparCG and SPX: a file for each sport, in dist/template.
export default defineConfig({
  plugins: [react(), templates()],
  publicDir: false,
  build: {
    outDir: 'dist/template',
    emptyOutDir: true,
    // CasparCG 2.4 renders with Chromium 117, SPX wherever its page is opened: the floor is the overlay's.
    target: 'chrome103',
    cssTarget: 'chrome103',
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: 'src/template.ts',
      // What the preload helper asks of the module's own address is not asked in one file.
      checks: { pluginTimings: false, emptyImportMeta: false },
      output: { format: 'iife', codeSplitting: false },
    },
  },
});
