import { defineConfig, defaultClientConditions, type Plugin } from 'vite';
import { compiledTexts } from './vite.texts.js';

const folder = import.meta.dirname;

/** What comes with the page: what its first script shares with later ones, and the live part, which comes by itself. */
const AT_ONCE = new Set(['jsxRuntime', 'desk', 'socket']);

/**
 * The socket is opened by WebSocket alone; where that is blocked the frame asks the API now and then. The
 * client's other transports would be a third of its weight, so they are left out.
 */
const webSocketOnly: Plugin = {
  name: 'web-socket-only',
  enforce: 'pre',
  load(id) {
    const transport =
      /engine\.io-client\/build\/[\w-]+\/transports\/(polling-xhr|polling-fetch|webtransport)[\w.]*\.js$/.exec(id);
    return transport ? 'export const XHR = undefined, Fetch = undefined, WT = undefined;' : null;
  },
};

/**
 * Vite wraps each import of a later part to fetch its styles and preload what it needs. All styles are in one file here and
 * nothing is preloaded, so the wrapper is left empty: it weighed as much as many a part.
 */
const nothingToPreload: Plugin = {
  name: 'nothing-to-preload',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null),
};

// The page's script and style, named by their content so that they can be kept for ever.
export default defineConfig({
  root: folder,
  base: '/assets/widget/',
  plugins: [compiledTexts, webSocketOnly, nothingToPreload],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: `${folder}/../../dist/widget`,
    // The loader is built first, into the same folder.
    emptyOutDir: false,
    target: 'es2022',
    manifest: 'manifest.json',
    // Nothing that comes later needs more than what is there by then, so nothing has to be found out ahead of it.
    modulePreload: false,
    assetsDir: '',
    rolldownOptions: {
      // Pages of our own and plain forms have a style besides, which a discussion in a publisher's page does without.
      input: [`${folder}/src/frame/browser.tsx`, `${folder}/src/frame/style/plain.css`],
      output: {
        // What comes when it is asked for has a folder, and a limit, of its own: texts apart, of which a reader loads one language.
        chunkFileNames: ({ name, facadeModuleId }) => {
          if (AT_ONCE.has(name)) return '[name]-[hash].js';
          // What only moderators ever load, apart from what readers do.
          const folder = facadeModuleId?.includes('/moderating/') ? 'moderating' : 'later';
          return facadeModuleId?.includes('/texts/') ? `${folder}/texts/[name]-[hash].js` : `${folder}/[name]-[hash].js`;
        },
      },
    },
  },
});
