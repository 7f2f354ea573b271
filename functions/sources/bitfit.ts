import { bitfit } from '../../adapters/bitfit/index.ts';
import { parseConfig } from '../../shared/config/index.ts';
import { sourceHandler } from '../../shared/services/source/index.ts';
import organization from '../../stethoscope.yml';

export const handler = sourceHandler(bitfit, parseConfig(organization));
