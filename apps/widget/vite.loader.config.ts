import { defineConfig } from 'vite';

const folder = import.meta.dirname;
const loader = `${folder}/src/loader`;

// Small files under names that never change: the first is what publishers write into their pages, the second comes when it asks.
const entries = {
  embed: { entry: `${loader}/embed.ts`, formats: ['iife' as const], name: 'belowline', fileName: () => 'embed.js' },
  'json-ld': { entry: `${loader}/json-ld.ts`, formats: ['es' as const], fileName: () => 'embed-json-ld.js' },
};

export default defineConfig(({ mode }) => ({
  root: folder,
  resolve: { conditions: ['source'] },
  build: {
    outDir: `${folder}/../../dist/widget`,
    emptyOutDir: mode !== 'json-ld',
    target: 'es2022',
    modulePreload: false,
    minify: true,
    lib: entries[mode === 'json-ld' ? 'json-ld' : 'embed'],
  },
}));
