/** People whose devices show one thing each. Their numbers are their places in this list. */
import { EVERYDAY } from './stories/everyday.ts';
import { PUZZLES } from './stories/puzzles.ts';
import type { StoryPerson } from './stories/types.ts';

export const STORY_PEOPLE: readonly StoryPerson[] = [...EVERYDAY, ...PUZZLES];
