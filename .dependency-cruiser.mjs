/**
 * Who may import whom (docs/architecture.md says why). Each room lists what it may reach besides itself and
 * packages; everything else is an error.
 */
const rooms = {
  'shared/model': [],
  'shared/identifiers': ['shared/model'],
  'shared/api': ['shared/model', 'shared/v1/contract'],
  'shared/merge': ['shared/model', 'shared/identifiers'],
  'shared/releases': ['shared/model'],
  'shared/practices': ['shared/model', 'shared/identifiers', 'shared/releases'],
  'shared/transforms': ['shared/model', 'shared/identifiers', 'shared/practices/index'],
  'shared/config': [
    'shared/model',
    'shared/identifiers',
    'shared/releases',
    'shared/practices',
    'shared/transforms',
  ],
  'shared/report': [
    'shared/api',
    'shared/model',
    'shared/identifiers',
    'shared/merge',
    'shared/releases',
    'shared/practices',
    'shared/transforms/index',
    'shared/config',
  ],
  'shared/adapter-kit': ['shared/model', 'shared/identifiers'],
  'shared/platform': ['shared/model', 'shared/adapter-kit'],
  'shared/tables': ['shared/model', 'shared/identifiers', 'shared/adapter-kit', 'shared/platform'],
  'shared/access': [
    'shared/api',
    'shared/model',
    'shared/identifiers',
    'shared/adapter-kit',
    'shared/platform',
    'shared/tables',
    'shared/v1/routes',
  ],
  'shared/services': ['shared/'],
  web: ['shared/api', 'shared/model', 'shared/identifiers'],
  functions: ['adapters/[^/]+/(index|hook)', 'shared/'],
  cli: ['adapters/[^/]+/index', 'shared/'],
  local: ['adapters/[^/]+/simulator', 'shared/'],
};

const within = (paths) => `^(${paths.join('|')})`;

const oneWay = Object.entries(rooms).map(([room, reach]) => ({
  name: `${room.replace('/', '-')}-reach`,
  severity: 'error',
  comment: `${room} may import only: ${reach.join(', ') || 'nothing'}.`,
  from: { path: `^${room}/` },
  to: {
    path: within(['adapters', 'functions', 'shared', 'web', 'cli', 'local', 'tests', 'bench']),
    pathNot: within([`${room}/`, ...reach]),
  },
}));

export default {
  forbidden: [
    ...oneWay,
    {
      name: 'adapter-reach',
      severity: 'error',
      comment:
        'An adapter knows its vendor and shared/{model,identifiers,adapter-kit}; never another adapter.',
      from: { path: '^adapters/([^/]+)/', pathNot: '/simulator[./]' },
      to: {
        path: within(['adapters', 'functions', 'shared', 'web', 'cli', 'local', 'tests', 'bench']),
        pathNot: ['^adapters/$1/(?!simulator|classic/simulator)', '^shared/(model|identifiers|adapter-kit)/'],
      },
    },
    {
      name: 'simulator-reach',
      severity: 'error',
      comment: 'A simulator may also use the sample company and the shared server of local/.',
      from: { path: ['^adapters/([^/]+)/simulator', '^adapters/([^/]+)/classic/simulator'] },
      to: {
        path: within(['adapters', 'functions', 'shared', 'web', 'cli', 'local', 'tests', 'bench']),
        pathNot: ['^adapters/$1/', '^shared/(model|identifiers|adapter-kit)/', '^local/(company|simulator)/'],
      },
    },
    {
      name: 'schemas-stay-on-the-server',
      severity: 'error',
      comment: 'The page takes types only from shared/api: no schema library in its script.',
      from: { path: '^web/' },
      to: { path: '^shared/api/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-sideways-functions',
      severity: 'error',
      comment: 'A function never imports another function; what they have in common is in container.ts.',
      from: { path: '^functions/' },
      to: { path: '^functions/', pathNot: '^functions/container\\.ts$' },
    },
    {
      name: 'no-sideways-services',
      severity: 'error',
      comment: 'A service never imports another service; functions/ hands over what it needs of one.',
      from: { path: '^shared/services/([^/]+)/' },
      to: { path: '^shared/services/', pathNot: '^shared/services/$1/' },
    },
    {
      name: 'no-sideways-practices',
      severity: 'error',
      comment: 'A practice is one pure file; it never imports another practice.',
      from: { path: '^shared/practices/practices/' },
      to: { path: '^shared/practices/practices/' },
    },
    {
      name: 'aws-only-at-the-edge',
      severity: 'error',
      comment: 'AWS and Middy stay in functions, shared/{platform,tables,access}, cli and local.',
      from: {
        path: '^(adapters|shared|web)/',
        pathNot: '^(shared/(platform|tables|access)|adapters/[^/]+/simulator)',
      },
      to: { path: '@aws-sdk|@middy|aws-lambda' },
    },
    {
      name: 'no-sideways-transforms',
      severity: 'error',
      comment: 'A transform is one file; it never imports another one.',
      from: { path: '^shared/transforms/(?!(index|registry|types|patterns)\\.ts)' },
      to: { path: '^shared/transforms/(?!(types|patterns)\\.ts)' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // It sees imports of types as they are; `tsPreCompilationDeps` would want a TypeScript compiler older than ours.
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
