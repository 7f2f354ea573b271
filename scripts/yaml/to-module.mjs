import { parse } from 'yaml';

/** A YAML file as the source of a JavaScript module, for whatever loads it: esbuild, Jest or Node. */
export const toModule = (text) => `export default ${JSON.stringify(parse(text))};`;
