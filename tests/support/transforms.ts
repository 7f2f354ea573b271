/** For tests that are about something else: an organization without rules about what is shown. */
import { openTransforms } from '../../shared/transforms/index.ts';

export const noTransforms = await openTransforms([]);
