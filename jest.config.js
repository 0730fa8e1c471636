import { readFileSync } from 'node:fs';

const { imports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** package.json's own `#` names, as Jest wants them: to the sources, not to dist. */
const sources = Object.fromEntries(
  Object.entries(imports).map(([name, { source }]) => [`^${name.replace('*', '(.*)')}$`, source.replace('./', '<rootDir>/').replace('*', '$1')]),
);

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  // Relative imports name the file as it will be called once it is built.
  moduleNameMapper: { ...sources, '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true, tsx: false },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2024',
          // Node wants to hear that an import is JSON.
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  ...more,
});

const database = { globalSetup: '<rootDir>/test/support/database-cluster.mjs', globalTeardown: '<rootDir>/test/support/stop-cluster.mjs' };

export default {
  maxWorkers: 2,
  // What a test file has loaded is hardly given back: a process that has grown is replaced, before collecting its garbage takes longer than the tests.
  workerIdleMemoryLimit: '1.5GB',
  // Far beyond what anything needs: a machine that is busy with something else must not fail a test.
  testTimeout: 180_000,
  projects: [
    project('pure', ['<rootDir>/{apps,libs}/**/*.spec.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.spec.ts'], database),
    project('start', ['<rootDir>/test/start/**/*.spec.ts']),
    project('browser', ['<rootDir>/test/browser/**/*.spec.ts'], {
      ...database,
      globalSetup: '<rootDir>/test/support/browser-and-cluster.mjs',
      testEnvironment: '<rootDir>/test/support/screens-environment.mjs',
    }),
  ],
};
