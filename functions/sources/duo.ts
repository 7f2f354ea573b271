import { duo } from '../../adapters/duo/index.ts';
import { parseConfig } from '../../shared/config/index.ts';
import { sourceHandler } from '../../shared/services/source/index.ts';
import organization from '../../stethoscope.yml';

export const handler = sourceHandler(duo, parseConfig(organization));
