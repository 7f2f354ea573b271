import { msrc } from '../../adapters/msrc/index.ts';
import { config } from '../../shared/config/organization.ts';
import { WINDOWS_RULES } from '../../shared/releases/knowledge/index.ts';
import { feedHandler } from '../../shared/services/feeds/index.ts';

export const handler = feedHandler(msrc, WINDOWS_RULES, config);
