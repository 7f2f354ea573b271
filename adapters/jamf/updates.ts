/** The updates that a computer found for itself, in the lists of both APIs. */
import { compact, object, said } from '../../shared/adapter-kit/read.ts';
import type { MissingUpdate } from '../../shared/model/record.ts';
import type { Reading } from './schema.ts';

/** `undefined` for an entry that says nothing: it is no update, and the list that has it is not empty. */
type Listed = readonly (MissingUpdate | undefined)[];

/**
 * @param packageName what the API calls the name of the package
 * @returns `undefined` where there is no list
 */
export function updatesIn(list: unknown, packageName: 'packageName' | 'package_name'): Listed | undefined {
  if (!Array.isArray(list)) return undefined;
  return list.map((entry) => {
    const fields = object(entry);
    // One that cannot be read is still one that is missing.
    if (!fields) return said(entry) === undefined ? undefined : { title: 'Software update' };
    return updateOf(said(fields.name), said(fields[packageName]) ?? said(fields.version));
  });
}

/** @param title what people call it; without one the package or version must do */
export function updateOf(title: string | undefined, id?: string): MissingUpdate | undefined {
  const called = title ?? id;
  return called === undefined ? undefined : compact<MissingUpdate>({ id, title: called });
}

/** A server whose collection is switched off sends an empty list of updates, too. */
export function collectedUpdates(
  updates: Listed | undefined,
  { software_updates_collected: collected }: Reading,
): MissingUpdate[] | undefined {
  const told = updates?.filter((update) => update !== undefined);
  return told && (told.length > 0 || (collected && updates?.length === 0)) ? told : undefined;
}
