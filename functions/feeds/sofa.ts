import { sofa } from '../../adapters/sofa/index.ts';
import { config } from '../../shared/config/organization.ts';
import { APPLE_RULES } from '../../shared/releases/knowledge/index.ts';
import { feedHandler } from '../../shared/services/feeds/index.ts';

export const handler = feedHandler(sofa, APPLE_RULES, config);
