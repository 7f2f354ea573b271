import { expect, it } from '@jest/globals';
import { organizationOf } from '../../../shared/report/organization.ts';
import { storyConfig } from './stories.ts';

const DAY = 86_400_000;

it('says how long things are kept, in whole days that are never too few', () => {
  const config = {
    ...storyConfig,
    keep_for: 1.5 * DAY,
    access: { ...storyConfig.access, keep_looks_for: DAY },
  };
  const { keep_days, ...rest } = organizationOf(config);
  expect(keep_days).toEqual({ devices: 2, answers: 365, looks: 1 });
  const { time_zone: _, ...told } = storyConfig.organization;
  expect(rest).toEqual(told);
});
