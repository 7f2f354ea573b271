import { defender } from '../../adapters/defender/index.ts';
import { config } from '../../shared/config/organization.ts';
import { sourceHandler } from '../../shared/services/source/index.ts';

export const handler = sourceHandler(defender, config);
