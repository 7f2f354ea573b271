/**
 * What Carbon Black Cloud can tell. It knows no serials, so that it cannot be sure of what is missing: it attests no
 * absence.
 */
import { reportsByItself } from '../../shared/adapter-kit/report-now.ts';
import type { Declaration } from '../../shared/model/declaration.ts';

export const declaration: Declaration = {
  joins: 'hardware',
  tells: {
    Mac: ['agents', 'labels'],
    Windows: ['agents', 'labels'],
    Linux: ['agents', 'labels'],
  },
  report_now: reportsByItself('sensor'),
};
