/** Practices judge the merged facts of a device and say in words what they found. */
export { dayIn } from './days.ts';
export { writtenDay } from './deadline.ts';
export { duration } from './duration.ts';
export { isUntold, type JudgeContext, type Judgement, judge } from './judge.ts';
export { languageFor } from './languages.ts';
export { isOnFor, loadPractices, practicesOf, wordProblems } from './load.ts';
export { practiceFor, REGISTRY } from './registry.ts';
export type { Decisions, PracticeRule } from './rules.ts';
export { type PracticeSetting, type PracticesConfig, parsePractices } from './settings.ts';
export { keepSoftware, type SoftwareNames, softwareNames } from './software-names.ts';
export { starMatcher } from './stars.ts';
export { nearest, notKnown, strict, under } from './strict.ts';
export { TARGETS } from './targets.ts';
export type { JudgedDevice, Practice } from './types.ts';
