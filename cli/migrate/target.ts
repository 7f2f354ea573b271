/** Where the first Stethoscope's values go. */

export interface Migration {
  /** What belongs into stethoscope.yml. */
  config: Record<string, unknown>;
  /** Secrets by name (`jamf`, `oidc`): the JSON for `secret set`. */
  secrets: Record<string, Record<string, unknown>>;
  /** What somebody has to decide or to look at, one sentence each. */
  notes: string[];
  /** Settings that the first Stethoscope did not have: they were left out. */
  unknown: string[];
}

/** What becomes of one setting. `undefined` value: nothing of it is carried over. */
export type Move = (value: unknown, target: Migration) => void;

/** Sets a value below `config`, making the groups on the way. */
export function put(config: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  if (rest.length === 0) {
    config[first] = value;
    return;
  }
  const inner = isGroup(config[first]) ? config[first] : {};
  config[first] = inner;
  put(inner, rest, value);
}

export const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Into the secret of that name. @param change what the new setting wants it to be like */
export const secret =
  (name: string, key: string, change: (value: unknown) => unknown = (value) => value): Move =>
  (value, { secrets }) => {
    const changed = change(value);
    if (changed !== undefined) secrets[name] = { ...secrets[name], [key]: changed };
  };

/** Into stethoscope.yml, at a path such as `organization.name`. */
export const config =
  (path: string, change: (value: unknown) => unknown = (value) => value): Move =>
  (value, target) => {
    const changed = change(value);
    if (changed !== undefined) put(target.config, path.split('.'), changed);
  };

/** Nothing is carried over; somebody should know why. */
export const note =
  (text: string): Move =>
  (_, { notes }) => {
    if (!notes.includes(text)) notes.push(text);
  };

export const both =
  (...moves: Move[]): Move =>
  (value, target) => {
    for (const move of moves) move(value, target);
  };

/** Switches a source on as stethoscope.yml of this project has it. */
export const source = (name: string, settings: object): Move => {
  return (_, target) => put(target.config, ['sources', name], { ...settings, ...current(target, name) });
};

function current({ config: { sources } }: Migration, name: string): object {
  const there = isGroup(sources) ? sources[name] : undefined;
  return isGroup(there) ? there : {};
}

/** Adds an entry to a list of stethoscope.yml. */
export function append({ config: all }: Migration, list: string, entry: object): void {
  const there = Array.isArray(all[list]) ? all[list] : [];
  if (!there.some((one) => JSON.stringify(one) === JSON.stringify(entry))) all[list] = [...there, entry];
}
