/** From the table of routes to the tables of docs/api.md. */

import { LIMITS, type Route } from '../../shared/access/route.ts';
import { SCOPES } from '../../shared/access/scopes.ts';
import type { Declarations, Tellable } from '../../shared/model/declaration.ts';
import { FACT_NAMES, PLATFORMS } from '../../shared/model/record.ts';

/** Who may call what. */
export function routesTable(routes: readonly Route[]): string {
  const rows = routes.map((route) => [
    `\`${route.method} ${route.path}\``,
    route.what,
    ...callersOf(route),
    limitOf(route),
  ]);
  return table(['route', 'what', 'own data', 'others’ data', 'token scope', 'limit'], rows);
}

/** What a token can be made for. */
export const scopesTable = (): string =>
  table(
    ['scope', 'what it opens'],
    Object.entries(SCOPES).map(([name, what]) => [`\`${name}\``, what]),
  );

export const limitsTable = (): string =>
  table(
    ['limit', 'calls', 'in'],
    Object.entries(LIMITS).map(([name, { calls, seconds }]) => [
      `\`${name}\``,
      String(calls),
      `${seconds / 60} minutes`,
    ]),
  );

function callersOf({ access, subject }: Route): [own: string, others: string, scopes: string] {
  if (access === 'public') return ['everybody', '', ''];
  if (access === 'hook') return ['the vendor of the source', '', ''];
  const own = access.own.join(', ');
  // Where nobody's data is given, there is no "own".
  const whose = subject === 'none' && own !== '' ? `${own} (no personal data)` : own;
  return [whose, access.others.join(', '), access.scopes.map((scope) => `\`${scope}\``).join(', ')];
}

const limitOf = ({ limit }: Route): string =>
  limit ? `\`${limit.name}\`${limit.on === 'others' ? ', others’ data' : ''}` : '';

const TELLABLE: readonly Tellable[] = ['os_version', ...FACT_NAMES, 'software', 'labels'];

/** What each source tells of which platforms, as its adapter declares it. */
export const tellingTable = (declarations: Declarations): string => {
  const declaring = Object.entries(declarations).flatMap(([source, { tells }]) =>
    tells ? [[source, tells] as const] : [],
  );
  return table(
    ['', ...declaring.map(([source]) => `\`${source}\``)],
    TELLABLE.map((fact) => [
      `\`${fact}\``,
      ...declaring.map(([, tells]) =>
        PLATFORMS.filter((platform) => tells[platform]?.includes(fact)).join(', '),
      ),
    ]),
  );
};

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
