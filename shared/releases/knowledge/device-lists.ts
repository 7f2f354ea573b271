/** Lists of models of several copies in one numbering, each once. */
import type { AppleLine, AppleReleases } from '../../model/releases.ts';

export interface Places {
  all(): readonly (readonly string[])[];
  /** Renumbers what one copy says. */
  placesOf(copy: Pick<AppleReleases, 'device_lists'>): { line(line: AppleLine): AppleLine };
  /** Of these lists those that no other of them contains, each once. */
  largest(places: readonly number[]): number[];
}

export function deviceLists(): Places {
  const numbers = new Map<string, number>();
  const lists: (readonly string[])[] = [];

  function place(list: readonly string[]): number {
    const key = [...list].sort().join(' ');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, lists.length);
    return lists.push(list) - 1;
  }

  return {
    all: () => lists,
    placesOf({ device_lists }) {
      // Only what is named by a line or a release: other lists are of copies long gone.
      const at = (index: number | undefined) => {
        const list = index === undefined ? undefined : device_lists[index];
        return list && place(list);
      };
      return {
        line: (line) =>
          ({
            ...line,
            ...(line.devices && { devices: line.devices.flatMap((index) => at(index) ?? []) }),
            releases: line.releases.map((release) => {
              const devices = at(release.devices);
              return devices === undefined ? release : { ...release, devices };
            }),
          }) satisfies AppleLine,
      };
    },
    largest(places) {
      const distinct = [...new Set(places)];
      const within = (one: number, other: number) => {
        const models = new Set(lists[other]);
        return one !== other && (lists[one] ?? []).every((model) => models.has(model));
      };
      return distinct.filter((one) => !distinct.some((other) => within(one, other)));
    },
  };
}
