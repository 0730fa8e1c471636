import { defineConfig } from 'vite';
import { compiledTexts } from './vite.texts.js';

const folder = import.meta.dirname;

// The same page for the server, with everything it needs in one file.
export default defineConfig({
  root: folder,
  plugins: [compiledTexts],
  resolve: { conditions: ['source', 'module', 'node', 'import', 'default'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true, resolve: { conditions: ['source', 'module', 'node', 'import', 'default'] } },
  build: {
    ssr: `${folder}/src/frame/server.tsx`,
    outDir: `${folder}/../../dist/widget-server`,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'frame.js' } },
  },
});
