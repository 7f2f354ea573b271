/** What Jamf Pro calls groups of devices: the site, and the department. */

/** How it writes that a device has none. */
const NONE = /^none$/i;

/** @returns undefined where nobody has said any: whether a device has one is then not known */
export function labelsOf(...names: readonly (string | undefined)[]): string[] | undefined {
  const labels = names.filter((name) => name !== undefined && !NONE.test(name)) as string[];
  return labels.length > 0 ? [...new Set(labels)] : undefined;
}
