import { defineConfig, defaultClientConditions, type Plugin } from 'vite';

const folder = import.meta.dirname;

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

// The page's script and style, named by their content so that they can be kept for ever.
export default defineConfig({
  root: folder,
  base: '/assets/widget/',
  plugins: [webSocketOnly],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: `${folder}/../../dist/widget`,
    // The loader is built first, into the same folder.
    emptyOutDir: false,
    target: 'es2022',
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsDir: '',
    rolldownOptions: { input: `${folder}/src/frame/browser.tsx` },
  },
});
