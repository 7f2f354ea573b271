/**
 * The proxy that holds each function to its role, in a process of its own. Arguments: the compiled template's file, the
 * address of each service as JSON. Says its own address; a call that a role does not allow goes to stderr.
 */
import { readFile } from 'node:fs/promises';
import { PARAMETERS, tableKeys } from '../../local/permissions/index.ts';
import type { Template } from '../../local/permissions/intrinsics.ts';
import { startPermissionsProxy } from '../../local/permissions/proxy.ts';
import { readRoles } from '../../local/permissions/roles.ts';
import { answerQuestions } from '../parts/child.ts';

const [file = '', services = '{}'] = process.argv.slice(2);
const template = JSON.parse(await readFile(file, 'utf8')) as Template;
const { endpoint } = await startPermissionsProxy({
  roles: readRoles(template, PARAMETERS),
  tables: tableKeys(),
  services: JSON.parse(services) as Record<string, string>,
  refused: (what) => void process.stderr.write(`${what}\n`),
});

answerQuestions(async () => endpoint);
