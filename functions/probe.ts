import { createProbe } from '../shared/services/probe/index.ts';

export const handler = createProbe();
