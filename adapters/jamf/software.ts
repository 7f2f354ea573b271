import { compact } from '../../shared/adapter-kit/read.ts';
import type { Software } from '../../shared/model/record.ts';

export interface Inventory {
  applications: readonly { name: string; version: string | undefined }[] | undefined;
  /** Computers have these two besides: agents without an application are found by what their installer left, or run. */
  receipts?: readonly (string | undefined)[];
  services?: readonly (string | undefined)[] | undefined;
  at: string | undefined;
}

/**
 * What is installed. Each list is collected or not by a switch of the server, and an empty one was not collected: no
 * device has no applications, no computer no services. Only all of them together tell what is missing.
 *
 * @param inventory without `receipts` for devices that have applications alone
 */
export function softwareOf(inventory: Inventory) {
  const { applications = [], receipts = [], services = [], at } = inventory;
  const isComputer = 'receipts' in inventory;
  const named = (names: readonly (string | undefined)[]) =>
    [...new Set(names)].flatMap((name) => (name === undefined ? [] : [{ name }]));
  const installed = [
    ...applications.map((item) => compact<{ name: string; version?: string }>(item)),
    ...named(receipts),
  ];
  const running = named(services);
  if (installed.length === 0 && running.length === 0) return undefined;
  const lists = isComputer ? [applications, named(receipts), running] : [applications];
  const isWhole = lists.every(({ length }) => length > 0);
  return compact<Software>({
    installed: installed.length > 0 ? installed : undefined,
    services: running.length > 0 ? running : undefined,
    at,
    looked_for: isWhole ? undefined : [],
  });
}
