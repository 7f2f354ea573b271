import * as z from 'zod';

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const PATTERN = /^(\d+)(s|m|h|d)$/;

/** A duration as an organization writes it (`8s`, `10m`, `14h`, `30d`), read as milliseconds. */
export const duration = z
  .string({ error: 'is not a duration. Write a number and a unit, such as 8s, 10m, 14h or 30d' })
  .regex(PATTERN, { error: 'is not a duration. Write a number and a unit, such as 8s, 10m, 14h or 30d' })
  .transform((text) => {
    const [, count, unit] = PATTERN.exec(text) ?? [];
    return Number(count) * UNITS[unit as keyof typeof UNITS];
  });
