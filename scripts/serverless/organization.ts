/**
 * Prints the organization's decisions, checked and with their defaults, or what is wrong with them, as JSON. Argument:
 * the file. The bundling plugin runs it in a process of its own: it must not load our modules into whatever bundles.
 */
import { readFile } from 'node:fs/promises';
import { readConfig } from '../../shared/config/index.ts';

const [file = 'stethoscope.yml'] = process.argv.slice(2);
process.stdout.write(JSON.stringify(readConfig(await readFile(file, 'utf8'), file)));
