/** The organization that the figures are about: the one that comes with the project. */
import { type Config, parseConfig } from '../../shared/config/index.ts';
import { openTransforms } from '../../shared/transforms/index.ts';
import organization from '../../stethoscope.yml';
import { RELEASES } from '../../tests/support/releases.ts';

const whole = parseConfig(organization);

/** The three sources of devices: the figures are about them. */
export const SOURCES = ['jamf', 'landesk', 'google'] as const;
export type SourceName = (typeof SOURCES)[number];

export const config: Config = {
  ...whole,
  sources: Object.fromEntries(
    Object.entries(whole.sources).filter(([name]) => SOURCES.some((one) => one === name)),
  ),
};

export const transforms = await openTransforms(config.transforms);

/** Versions as they were known once: what judging costs does not depend on the day. */
export const releases = async () => RELEASES;
