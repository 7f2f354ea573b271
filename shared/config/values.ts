/** What several groups of settings have in common. */
import * as z from 'zod';

/** Whether this machine knows a time zone of that name: one of the IANA database, in any case of letters. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const text = z.string().min(1, { error: 'is empty. Write something, or remove it' });

/** A yes or a no. */
export const flag = z.boolean({ error: 'is neither true nor false. Write one of the two' });

/** A duration as one writes it. @param milliseconds more than 0 */
export function spell(milliseconds: number): string {
  const units = { d: 86_400_000, h: 3_600_000, m: 60_000 };
  const unit = Object.entries(units).find(([, size]) => milliseconds % size === 0);
  return unit ? `${milliseconds / unit[1]}${unit[0]}` : `${Math.ceil(milliseconds / 1000)}s`;
}
