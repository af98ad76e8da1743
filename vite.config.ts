import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The phone in the browser: built into the folder that the line serves at /phone. */
export default defineConfig({
  root: 'src/phone',
  base: '/phone/',
  plugins: [react()],
  build: {
    outDir: '../../dist/phone',
    emptyOutDir: true,
    // Phones of 2019 still browse; they need nothing beyond this.
    target: 'es2022',
  },
});
