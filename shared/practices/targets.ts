/** Whom a rule is about: devices by what is known of them, and of whom they belong to. */
import * as z from 'zod';
import { canonicalEmail } from '../identifiers/index.ts';
import { PLATFORMS } from '../model/record.ts';
import { nearest } from './strict.ts';

/** What a rule can name. A device is meant that fits each of those that are there, by any entry of its list. */
export const TARGETS = ['platforms', 'owned_by', 'labels', 'people'] as const;

const filled = <Item extends z.ZodType>(item: Item, example: string) =>
  z.array(item, { error: `is not a list. Write it like ${example}` }).min(1, {
    error: `is empty, so it is about no device. Write it like ${example}, or remove it`,
  });

const platform = z.enum(PLATFORMS, {
  error: ({ input }) => {
    const guess = typeof input === 'string' ? nearest(input, PLATFORMS) : undefined;
    return guess
      ? `is not a platform. Did you mean ${guess}?`
      : `is not a platform. Write one of ${PLATFORMS.join(', ')}`;
  },
});

const label = z.string().trim().min(1, { error: 'is empty. Write a label, in which * stands for anything' });

/** A star stands for anything, so that `*@example.com` is everybody there. */
const isPeople = (text: string): boolean => text.includes('*') || canonicalEmail(text) !== undefined;

const people = z.string().trim().refine(isPeople, {
  error: 'is not an e-mail address. Write it like ann@example.com, or *@example.com for everybody there',
});

/** As parts of a rule. */
export const TargetShape = {
  platforms: filled(platform, '[Windows]').optional(),
  owned_by: z
    .enum(['company', 'personal'], { error: 'is neither company nor personal. Write one of the two' })
    .optional(),
  labels: filled(label, '[Finance, "Berlin*"]').optional(),
  people: filled(people, '[ann@example.com, "*@example.com"]').optional(),
};

export type RuleTarget = z.output<z.ZodObject<typeof TargetShape>>;
