/** Where the time comes from. Everything that needs it is handed a clock, so tests can set it. */
export type Clock = () => Date;

/** Waits some milliseconds. Handed in beside the clock, where waiting is part of the work. */
export type Sleep = (milliseconds: number) => Promise<unknown>;

export const systemClock: Clock = () => new Date();

/** `at` moved by some milliseconds (negative: back). */
export const shifted = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);
