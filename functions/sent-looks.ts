import { looksHandler } from '../shared/services/sent-looks/index.ts';
import { createLookOutbox } from '../shared/tables/look-outbox.ts';
import { observed, sending } from './container.ts';

export const handler = looksHandler({
  ...observed('sent-looks'),
  outbox: createLookOutbox(),
  receivers: sending({ retries: 0, largestAnswer: 64 * 1024 }).receivers('looks'),
});
