/** Filters in RSQL, built so that what somebody asks for is a value, whatever it contains. */

/**
 * Whether a value can be asked for. `*` is a wildcard inside quotes too, and no way to escape it is documented: asked
 * for, it would match everybody.
 */
export function canBeAsked(value: string): boolean {
  return !/[*\p{C}]/u.test(value);
}

/** @param value one that `canBeAsked` */
export function equal(field: string, value: string): string {
  return `${field}=="${escaped(value)}"`;
}

/** Where the value may stand beside others. @param value one that `canBeAsked` */
export function contains(field: string, value: string): string {
  return `${field}=="*${escaped(value)}*"`;
}

/** With quotes and backslashes as they are written inside quotes. */
function escaped(value: string): string {
  if (!canBeAsked(value)) throw new RangeError('A wildcard must not get into a filter.');
  return value.replace(/["\\]/g, '\\$&');
}

/** @param id digits only */
export function greater(field: string, id: string): string {
  if (!/^\d+$/.test(id)) throw new RangeError('Only a number can be compared.');
  return `${field}=gt=${id}`;
}

export function and(...filters: (string | undefined)[]): string {
  const given = filters.filter((filter) => filter !== undefined && filter !== '');
  return given.length === 1 ? `${given[0]}` : given.map((filter) => `(${filter})`).join(';');
}

export function or(...filters: string[]): string {
  return filters.join(',');
}
