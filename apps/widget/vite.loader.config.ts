import { defineConfig } from 'vite';

const folder = import.meta.dirname;

// One small file under a name that never changes: it is what publishers write into their pages.
export default defineConfig({
  root: folder,
  resolve: { conditions: ['source'] },
  build: {
    outDir: `${folder}/../../dist/widget`,
    emptyOutDir: true,
    target: 'es2020',
    modulePreload: false,
    lib: { entry: `${folder}/src/loader/embed.ts`, formats: ['iife'], name: 'belowline', fileName: () => 'embed.js' },
  },
});
