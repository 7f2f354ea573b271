/**
 * Prints the organization's decisions, checked and with their defaults, and what its sources can tell; or what is wrong
 * with them, as JSON. Argument: the file. The bundling plugin runs it in a process of its own: it must not load our
 * modules into whatever bundles.
 */
import { readFile } from 'node:fs/promises';
import { loadTells } from '../../cli/adapters.ts';
import { readConfig } from '../../shared/config/index.ts';

const [file = 'stethoscope.yml'] = process.argv.slice(2);
const reading = readConfig(await readFile(file, 'utf8'), file);
const tells = await loadTells(Object.keys(reading.data?.sources ?? {}));
process.stdout.write(JSON.stringify({ ...reading, tells }));
