/**
 * Prints the organization's decisions, checked and with their defaults, or what is wrong with them, as JSON. Argument:
 * the file. The bundling plugin runs it in a process of its own: it must not load our modules into whatever bundles.
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { checkConfig, checkConfigData } from '../../shared/config/index.ts';

const [file = 'stethoscope.yml'] = process.argv.slice(2);
const text = await readFile(file, 'utf8');
const problems = checkConfig(text, file);
process.stdout.write(
  JSON.stringify(problems.length > 0 ? { problems } : { data: checkConfigData(parse(text)) }),
);
