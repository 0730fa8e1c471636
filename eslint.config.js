import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The rooms of the domain, in order: a room may import the ones before it and never one after it. */
const rooms = ['mail', 'identity', 'audit', 'sites', 'credentials', 'threads', 'articles', 'screening', 'following', 'muting', 'replies', 'teamwork', 'moderation', 'rules', 'bulk', 'sanctions', 'people', 'redress', 'overview', 'feed', 'notifications', 'delivery', 'operations', 'privacy', 'consequences'];

/** `regex`, not `group`: in a group a leading `#` is a comment, and the rule never fires. */
const forbid = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });
const no = (regex, message) => ({ regex, message });

const noUpwardPaths = no('^\\.\\./\\.\\.', 'Reach another room through its # name.');
const noWayOut = no('^\\.\\./', 'A room is one folder; reach another through its # name.');
const direction = {
  contract: no('^(#|@nestjs|@prisma|node:|fastify|socket\\.io)', 'The contract imports zod and nothing else.'),
  platform: no('^#(domain|worker|contract/(?!refusals|primitives))', 'The platform knows no word of the business.'),
  domain: no('^#worker', 'The business does not know who runs it.'),
  domainOutside: no('^(fastify|socket\\.io|@nestjs/(platform|websockets|passport))', 'HTTP and sockets belong in apps.'),
  neighbour: no('^(\\.\\./)+\\w+/src/(?!frame/((account|texts|style)/|page/hold-still))', 'Of the other browser applications, only what the frame lends: its account, texts and style, and how it holds still.'),
  watching: no('^(prom-client|@opentelemetry/)', 'What is counted and traced goes through #platform/meters and #platform/tracing.'),
  browser: no('^(#(?!contract/)|@nestjs|@prisma|node:)', 'A browser application sees only the contract.'),
};

const roomRules = rooms.map((room, place) => ({
  files: [`libs/domain/src/${room}/**/*.ts`],
  rules: forbid(
    noWayOut,
    direction.domain,
    direction.domainOutside,
    direction.watching,
    ...(place + 1 < rooms.length
      ? [no(`^#domain/(${rooms.slice(place + 1).join('|')})/`, `"${room}" comes before that room and cannot import it.`)]
      : []),
  ),
}));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '**/generated/', '.data/'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js', '*.mjs', 'prisma/*.mjs', 'test/support/*.mjs', '.ci/*.mjs'] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 50 }],
      'max-params': ['error', 5],
      'no-console': 'error',
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Settings are read in platform/config, once.' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  { files: ['libs/contract/**/*.ts'], rules: forbid(noUpwardPaths, direction.contract) },
  { files: ['libs/platform/**/*.ts'], rules: forbid(noUpwardPaths, direction.platform) },
  { files: ['libs/platform/**/*.ts'], ignores: ['libs/platform/src/meters/registry.ts', 'libs/platform/src/tracing/open-telemetry.ts'], rules: forbid(noUpwardPaths, direction.platform, direction.watching) },
  { files: ['apps/{api,worker}/**/*.ts'], rules: forbid(direction.watching) },
  ...roomRules,
  { files: ['apps/{widget,console,account}/src/**/*.{ts,tsx}'], rules: forbid(direction.browser, direction.neighbour, { ...no('^#contract/(?!(reply-limits|languages|browser-session|shadow|statement-path|theme)$)', 'Only its types: what checks them must not be in a browser bundle.'), allowTypeImports: true }) },
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 90 }] } },
  // A story is told from its beginning to its end in one place.
  { files: ['**/*.spec.ts', 'test/**/*.ts', 'test/**/*.tsx'], rules: { 'max-lines-per-function': 'off' } },
  // Jest's matchers answer `any` on purpose, and a test reads bodies it has just asserted on.
  {
    files: ['**/*.spec.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off', '@typescript-eslint/no-unsafe-argument': 'off', '@typescript-eslint/no-unsafe-return': 'off', '@typescript-eslint/no-unsafe-call': 'off' },
  },
  // The tools' own way of being configured; a command line prints.
  {
    files: ['*.config.{js,ts,mjs}', '**/vite*.config.ts', 'prisma/*.mjs', 'test/support/*.mjs', '.ci/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', WebAssembly: 'readonly', crypto: 'readonly', globalThis: 'readonly' } },
    rules: { 'no-restricted-exports': 'off', 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  { files: ['bench/**/*.ts', 'test/drills/**/*.ts', 'apps/api/src/start.ts', 'apps/api/src/commands/*.ts', 'prisma/seed/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['libs/platform/src/config/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
);
