import { carbonblack } from '../../adapters/carbonblack/index.ts';
import { config } from '../../shared/config/organization.ts';
import { sourceHandler } from '../../shared/services/source/index.ts';

export const handler = sourceHandler(carbonblack, config);
