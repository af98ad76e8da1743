import { defineConfig } from 'vite';

/** The page for everybody: built into the folder that the line serves at /open. No framework, for phones on a thin line. */
export default defineConfig({
  root: 'src/open',
  base: '/open/',
  build: {
    outDir: '../../dist/open',
    emptyOutDir: true,
    // Phones of 2019 still browse; they need nothing beyond this.
    target: 'es2022',
    // The policy of the page allows nothing that is written into another file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
