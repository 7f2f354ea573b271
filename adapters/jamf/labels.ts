/** What Jamf Pro calls groups of devices: the site, and the department. "None" is how it writes that a device has none. */
import { said } from '../../shared/adapter-kit/read.ts';

/** @returns undefined where nobody has said any: whether a device has one is then not known */
export function labelsOf(...names: readonly (string | undefined)[]): string[] | undefined {
  const labels = names.flatMap((name) => said(name) ?? []);
  return labels.length > 0 ? [...new Set(labels)] : undefined;
}
