import { join } from 'node:path';

/** The stage of the local stack; names of functions and secrets carry it. */
export const STAGE = 'local';
export const SECRETS_PREFIX = `stethoscope/${STAGE}`;

/** What a function is called in AWS. @param name as in serverless.yml: `source-jamf` */
export const functionName = (name: string): string => `stethoscope-${STAGE}-${name}`;

/** The other way round. */
export const functionKey = (name: string): string => name.slice(functionName('').length);

/** The command that reads serverless.yml. */
export const SERVERLESS = join(import.meta.dirname, '../../node_modules/serverless/bin/serverless.js');
