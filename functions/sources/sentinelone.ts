import { sentinelone } from '../../adapters/sentinelone/index.ts';
import { config } from '../../shared/config/organization.ts';
import { sourceHandler } from '../../shared/services/source/index.ts';

export const handler = sourceHandler(sentinelone, config);
