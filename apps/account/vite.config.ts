import preact from '@preact/preset-vite';
import { defaultClientConditions, defineConfig } from 'vite';
import { compiledTexts } from '../widget/vite.texts.js';

export default defineConfig({
  root: import.meta.dirname,
  base: '/assets/account/',
  plugins: [compiledTexts, preact()],
  // The contract is read from its TypeScript: nothing needs to be built first.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: '../../dist/account',
    // Its output lies outside its root, and old hashed names must not pile up.
    emptyOutDir: true,
    assetsDir: '.',
    // The page's policy forbids data: scripts and styles alike; small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
});
