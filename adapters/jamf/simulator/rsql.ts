/** The part of RSQL that Jamf Pro documents: comparisons, `;` and `,` (or words), parentheses, `*` as wildcard. */

export interface Comparison {
  field: string;
  operator: string;
  values: string[];
}
export type Filter = Comparison | { and: Filter[] } | { or: Filter[] };

export class BadFilter extends Error {}

const COMPARISON = /^\s*([\w.]+)\s*(==|!=|=lt=|=le=|=gt=|=ge=|=in=|=out=|<=|>=|<|>)\s*/;
const SYMBOLS: Record<string, string> = { '<': '=lt=', '<=': '=le=', '>': '=gt=', '>=': '=ge=' };
const VALUE = /^\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"'();,]+))\s*/;

/** @throws BadFilter */
export function parseFilter(text: string): Filter {
  let rest = text;

  const take = (pattern: RegExp) => {
    const match = pattern.exec(rest);
    if (match) rest = rest.slice(match[0].length);
    return match;
  };
  const listOf = (part: () => Filter, separator: RegExp) => {
    const parts = [part()];
    while (take(separator)) parts.push(part());
    return parts;
  };
  const either = (): Filter => {
    const parts = listOf(both, /^\s*(?:,|or\b)\s*/i);
    return parts.length === 1 && parts[0] ? parts[0] : { or: parts };
  };
  const both = (): Filter => {
    const parts = listOf(one, /^\s*(?:;|and\b)\s*/i);
    return parts.length === 1 && parts[0] ? parts[0] : { and: parts };
  };
  const one = (): Filter => {
    if (take(/^\s*\(\s*/)) {
      const inner = either();
      if (!take(/^\s*\)\s*/)) throw new BadFilter('A parenthesis is not closed.');
      return inner;
    }
    const [, field = '', symbol = ''] = take(COMPARISON) ?? [];
    if (field === '') throw new BadFilter('A comparison was expected.');
    const operator = SYMBOLS[symbol] ?? symbol;
    return { field, operator, values: operator === '=in=' || operator === '=out=' ? values() : [value()] };
  };
  const values = () => {
    if (!take(/^\s*\(/)) throw new BadFilter('A list was expected.');
    const list = [value()];
    while (take(/^\s*,/)) list.push(value());
    if (!take(/^\s*\)\s*/)) throw new BadFilter('A list is not closed.');
    return list;
  };
  const value = () => {
    const match = take(VALUE);
    if (!match) throw new BadFilter('A value was expected.');
    return match[3] ?? (match[1] ?? match[2] ?? '').replace(/\\(.)/g, '$1');
  };

  const filter = either();
  if (rest.trim() !== '') throw new BadFilter('There is something after the filter.');
  return filter;
}

export type Field = string | number | boolean | undefined;

/** @param read the device's value of a field. @throws BadFilter for a field that cannot be filtered by */
export function matches(filter: Filter, read: (field: string) => Field): boolean {
  if ('and' in filter) return filter.and.every((part) => matches(part, read));
  if ('or' in filter) return filter.or.some((part) => matches(part, read));
  const field = read(filter.field);
  const isOne = filter.values.some((value) => equals(field, value));
  if (filter.operator === '==' || filter.operator === '=in=') return isOne;
  if (filter.operator === '!=' || filter.operator === '=out=') return !isOne;
  const order = compare(field, filter.values[0] ?? '');
  return (
    { '=lt=': order < 0, '=le=': order <= 0, '=gt=': order > 0, '=ge=': order >= 0 }[filter.operator] ?? false
  );
}

/** As the server's database compares: without case; `*` stands for anything. */
function equals(field: Field, value: string): boolean {
  if (field === undefined) return false;
  const pattern = value.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`, 'is').test(String(field));
}

function compare(field: Field, value: string): number {
  if (typeof field === 'number') return field - Number(value);
  return String(field ?? '').localeCompare(value);
}
