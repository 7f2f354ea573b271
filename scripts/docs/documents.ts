/** The documents that are generated, as they should be now. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { ADAPTER_NAMES, loadDeclarations } from '../../cli/adapters.ts';
import { ROUTES } from '../../shared/access/routes.ts';
import { PATH_PARAMETERS } from '../../shared/api/parameters.ts';
import { API } from '../../shared/api/routes.ts';
import { type OpenApi, openApi } from './openapi.ts';
import { limitsTable, routesTable, scopesTable, tellingTable } from './tables.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface Document {
  /** Absolute. */
  file: string;
  text: string;
}

/** The OpenAPI document as plain data. */
export async function currentOpenApi(): Promise<OpenApi> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return openApi({ routes: ROUTES, contracts: API, parameters: PATH_PARAMETERS, version });
}

/** Everything that `npm run docs` writes. */
export async function documents(): Promise<Document[]> {
  const api = join(ROOT, 'docs/api.md');
  const parts = { routes: routesTable(ROUTES), scopes: scopesTable(), limits: limitsTable() };
  const sources = join(ROOT, 'docs/sources.md');
  const telling = tellingTable(await loadDeclarations(ADAPTER_NAMES));
  const openapi = stringify(await currentOpenApi(), { lineWidth: 0, aliasDuplicateObjects: false });
  return [
    { file: api, text: filled(await readFile(api, 'utf8'), parts) },
    { file: sources, text: filled(await readFile(sources, 'utf8'), { telling }) },
    {
      file: join(ROOT, 'docs/openapi.yml'),
      text: `# Written by \`npm run docs\`; change shared/api.\n${openapi}`,
    },
  ];
}

/** Puts each part between its marks: `<!-- routes -->` and `<!-- /routes -->`. */
function filled(text: string, parts: Record<string, string>): string {
  return Object.entries(parts).reduce((now, [name, part]) => {
    const marks = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
    if (!marks.test(now)) throw new Error(`There is no place for ${name} in its document.`);
    return now.replace(marks, (_, begin: string, end: string) => `${begin}${part}\n${end}`);
  }, text);
}
