/** The organization's file as it is written: the same that is checked and built into the functions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PackagingMistake } from './mistake.ts';

/** A source in stethoscope.yml. */
export interface SourceSettings {
  role?: string;
  sweep_every?: unknown;
  longest_sweep?: unknown;
}

/** The feeds as stethoscope.yml has them; one that is missing is read. */
export type FeedsWritten = Record<string, { off?: unknown } | null>;

interface OrganizationFile {
  sources?: Record<string, SourceSettings>;
  feeds?: FeedsWritten;
}

/** @throws PackagingMistake when it cannot be read, or is no YAML */
export function organizationFile(): OrganizationFile {
  const file = process.env.STETHOSCOPE_CONFIG || join(import.meta.dirname, '../../stethoscope.yml');
  try {
    return parse(readFileSync(file, 'utf8')) ?? {};
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    const remedy = '`npm run -s cli -- config check` names each mistake.';
    throw new PackagingMistake(`${file} cannot be read: ${reason.replace(/[.:]$/, '')}. ${remedy}`);
  }
}
