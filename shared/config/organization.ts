/**
 * The organization's own decisions. Bundling puts what the check gives in place of this module
 * (scripts/serverless/bundling.ts), so a mistake is found there, and functions start without checking.
 */
import organization from '../../stethoscope.yml';
import { parseConfig } from './index.ts';

export const config = parseConfig(organization);
