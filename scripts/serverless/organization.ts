/**
 * Prints the organization's decisions, checked and with their defaults, and what its sources declare; or what is wrong
 * with them, as JSON. Argument: the file. The bundling plugin runs it in a process of its own: it must not load our
 * modules into whatever bundles.
 */
import { readFile } from 'node:fs/promises';
import { loadDeclarations } from '../../cli/adapters.ts';
import { readConfig } from '../../shared/config/index.ts';

const [file = 'stethoscope.yml'] = process.argv.slice(2);
const reading = readConfig(await readFile(file, 'utf8'), file);
const declarations = await loadDeclarations(Object.keys(reading.data?.sources ?? {}));
process.stdout.write(JSON.stringify({ ...reading, declarations }));
