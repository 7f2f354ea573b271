import { endoflife } from '../../adapters/endoflife/index.ts';
import { config } from '../../shared/config/organization.ts';
import { ENDS_RULES } from '../../shared/releases/knowledge/index.ts';
import { feedHandler } from '../../shared/services/feeds/index.ts';

export const handler = feedHandler(endoflife, ENDS_RULES, config);
