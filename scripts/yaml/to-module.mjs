import { parse } from 'yaml';

/** A YAML file as the source of a JavaScript module, for whatever loads it: esbuild, Jest or Node. */
export function toModule(text) {
  const json = JSON.stringify(parse(text));
  // In an object literal this name would set the prototype; who checks the file must see it as a name.
  return `export default ${json.includes('"__proto__"') ? `JSON.parse(${JSON.stringify(json)})` : json};`;
}
