import { SourceError } from '../../../shared/adapter-kit/errors.ts';

/** Ids in `{ computers: [{ id }] }`, ascending as numbers. @throws SourceError when there is no such list */
export function idsIn(body: unknown, key: string): string[] {
  const list = property(body, key);
  if (!Array.isArray(list))
    throw new SourceError('unintelligible', `Jamf Pro answered without a list of ${key}.`);
  const ids = list
    .map((entry) => property(entry, 'id'))
    .filter(isId)
    .map(String);
  return [...new Set(ids)].sort((a, b) => Number(a) - Number(b));
}

/**
 * Ids of what is linked to any of the users: several may have the same address.
 *
 * @param body a list of users, or one alone; `undefined` where nobody was found
 */
export function linksOf(body: unknown, key: string): string[] {
  if (body === undefined) return [];
  const links = usersIn(body).flatMap((user) => property(property(user, 'links'), key) ?? []);
  return idsIn({ [key]: links }, key);
}

function usersIn(body: unknown): unknown[] {
  const users = property(body, 'users') ?? [property(body, 'user')];
  if (Array.isArray(users) && users.every((user) => user !== undefined)) return users;
  throw new SourceError('unintelligible', 'Jamf Pro answered without a list of users.');
}

/** Nothing else becomes text first: not everything can. */
const isId = (id: unknown): id is string | number =>
  (typeof id === 'string' || typeof id === 'number') && /^\d+$/.test(String(id));

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
