/**
 * `node scripts/resource-permissions.ts FOLDER [TYPE…]`: writes down again which actions CloudFormation's resource types
 * need of who deploys them, for a test of docs/deployer-policy.json. FOLDER holds the schemas of resource types: AWS
 * publishes them as a zip file, and cfn-lint brings them (cfnlint/data/schemas/resources). TYPE adds one.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../tests/docs/resource-permissions.json');
/** `list` is never called for a stack. */
const HANDLERS = ['create', 'read', 'update', 'delete'];

interface Schema {
  typeName: string;
  handlers?: Record<string, { permissions?: string[] }>;
}

const [folder, ...added] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Usage: node scripts/resource-permissions.ts FOLDER [TYPE…]\n');
  process.exit(1);
}
const known = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string[]>;
const wanted = new Set([...Object.keys(known), ...added]);
const schemas = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Schema);
const found = schemas.filter(({ typeName }) => wanted.has(typeName));
const missing = [...wanted].filter((type) => !found.some(({ typeName }) => typeName === type));
if (missing.length > 0) throw new Error(`${folder} has no schema of ${missing.join(', ')}.`);
const entries = found.map(({ typeName, handlers = {} }): [string, string[]] => {
  const actions = HANDLERS.flatMap((name) => handlers[name]?.permissions ?? []);
  return [typeName, [...new Set(actions)].sort()];
});
const text = JSON.stringify(
  Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1))),
  null,
  2,
);
writeFileSync(FILE, `${text}\n`);
