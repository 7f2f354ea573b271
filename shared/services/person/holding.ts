/** Where something is held about people, and how a person gets to see it. */
import type { RecordsTable } from '../../tables/types.ts';

export interface Holding {
  /** Key in the download. */
  name: string;
  /** @param email canonical; @returns plain data, all of it */
  held(email: string): Promise<unknown>;
}

/** What the sources said about a person's devices. */
export const recordsHolding = (records: Pick<RecordsTable, 'person'>): Holding => ({
  name: 'records',
  async held(email) {
    const { records: devices, claims, marks } = await records.person(email);
    return { devices, claims, fetched: [...marks.values()] };
  },
});
