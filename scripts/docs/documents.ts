/** The documents that are generated, as they should be now. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ROUTES } from '../../shared/access/routes.ts';
import { type Answers, type OpenApi, openApi } from './openapi.ts';
import { limitsTable, routesTable, scopesTable } from './tables.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface Document {
  /** Absolute. */
  file: string;
  text: string;
}

const read = async <Value>(file: string): Promise<Value> =>
  parse(await readFile(join(ROOT, file), 'utf8'), { merge: true }) as Value;

/** What each route takes and answers, by route key. */
export const readAnswers = (): Promise<Record<string, Answers>> => read('scripts/docs/answers.yml');

/** The OpenAPI document as plain data. */
export async function currentOpenApi(): Promise<OpenApi> {
  const names = (await readdir(join(ROOT, 'scripts/docs/schemas'))).sort();
  const schemas = await Promise.all(names.map((name) => read<object>(`scripts/docs/schemas/${name}`)));
  const { version } = await read<{ version: string }>('package.json');
  return openApi({
    routes: ROUTES,
    answers: await readAnswers(),
    parameters: await read('scripts/docs/parameters.yml'),
    schemas: Object.assign({}, ...schemas) as Record<string, object>,
    version,
  });
}

/** Everything that `npm run docs` writes. */
export async function documents(): Promise<Document[]> {
  const api = join(ROOT, 'docs/api.md');
  const parts = { routes: routesTable(ROUTES), scopes: scopesTable(), limits: limitsTable() };
  const openapi = stringify(await currentOpenApi(), { lineWidth: 0, aliasDuplicateObjects: false });
  return [
    { file: api, text: filled(await readFile(api, 'utf8'), parts) },
    {
      file: join(ROOT, 'docs/openapi.yml'),
      text: `# Written by \`npm run docs\`; change scripts/docs.\n${openapi}`,
    },
  ];
}

/** Puts each part between its marks: `<!-- routes -->` and `<!-- /routes -->`. */
function filled(text: string, parts: Record<string, string>): string {
  return Object.entries(parts).reduce((now, [name, part]) => {
    const marks = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
    if (!marks.test(now)) throw new Error(`docs/api.md has no place for ${name}.`);
    return now.replace(marks, (_, begin: string, end: string) => `${begin}${part}\n${end}`);
  }, text);
}
