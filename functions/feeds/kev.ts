import { kev } from '../../adapters/kev/index.ts';
import { config } from '../../shared/config/organization.ts';
import { EXPLOITED_RULES } from '../../shared/releases/knowledge/index.ts';
import { feedHandler } from '../../shared/services/feeds/index.ts';

export const handler = feedHandler(kev, EXPLOITED_RULES, config);
