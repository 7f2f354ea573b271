/** Which files the first view needs, from esbuild's account of its outputs. */

const byEntry = (outputs, entry) =>
  Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === entry)?.[0];

/** A script with everything that it imports at once; what it imports later is left out. */
function closure(outputs, path, found = new Set()) {
  if (path === undefined || found.has(path)) return found;
  found.add(path);
  for (const { path: next, kind } of outputs[path].imports) {
    if (kind === 'import-statement') closure(outputs, next, found);
  }
  return found;
}

/** The scripts of the first view: the start, the page, and the words of the language that needs most. */
export function firstView(outputs) {
  const start = byEntry(outputs, 'web/start.ts');
  const page = byEntry(outputs, 'web/page.tsx');
  const words = Object.entries(outputs)
    .filter(([, { entryPoint }]) => /^words:\w+\/first$/.test(entryPoint ?? ''))
    .sort(([, one], [, other]) => other.bytes - one.bytes)[0]?.[0];
  const first = (language) => byEntry(outputs, `words:${language}/first`);
  const style = Object.keys(outputs).find((path) => /\/site\.\w+\.css$/.test(path));
  const english = first('en');
  if (!start || !page || !words || !english || !style)
    throw new Error('The build has not made every part of the first view.');
  const modules = [...closure(outputs, start), ...closure(outputs, page)];
  // Most people read English: asked for with the scripts, it is there when they run. For others it is a small waste.
  const early = [...new Set(modules)].filter((path) => path !== start);
  return { start, style, modules: early, early: [...early, english], words };
}
