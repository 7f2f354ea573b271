/** `npm run new -- source <name>`: an adapter that works, against a vendor that is made up, and knows no facts yet. */
import { after, endOfGroup, type FilePlan, KitError, template } from './plan.ts';

const FILES: Readonly<Record<string, (name: string) => string>> = {
  'source/index.ts': (name) => `adapters/${name}/index.ts`,
  'source/config.ts': (name) => `adapters/${name}/config.ts`,
  'source/client.ts': (name) => `adapters/${name}/client.ts`,
  'source/schema.ts': (name) => `adapters/${name}/schema.ts`,
  'source/simulator.ts': (name) => `adapters/${name}/simulator.ts`,
  'source/function.yml': (name) => `adapters/${name}/function.yml`,
  'source/README.md': (name) => `adapters/${name}/README.md`,
  'source/entry.ts': (name) => `functions/sources/${name}.ts`,
  'source/contract.test.ts': (name) => `tests/contract/${name}.test.ts`,
};

/**
 * @param name lower-case letters and digits: it becomes the folder, the function and the name in records
 * @param label what people read
 * @throws KitError for a name that cannot be one
 */
export async function newSource(name: string, label?: string): Promise<FilePlan> {
  if (!/^[a-z][a-z0-9]*$/.test(name))
    throw new KitError(`${name} is no name of a source. Use lower-case letters and digits.`);
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  const words = { name, Name, label: label ?? Name };
  const files = await Promise.all(
    Object.entries(FILES).map(async ([file, path]) => [path(name), await template(file, words)] as const),
  );
  const setting = `  ${name}: { label: ${JSON.stringify(words.label)}, sweep_every: 12h, longest_sweep: 2h, deadline: 8s }`;
  return {
    files: Object.fromEntries(files),
    lists: {
      'serverless.yml': after(
        /^ {2}- \$\{file\(adapters\/\w+\/function\.yml\)\}/,
        `  - \${file(adapters/${name}/function.yml)}`,
      ),
      'stethoscope.yml': endOfGroup(/^sources:/, setting),
    },
  };
}

export const SOURCE_NEXT = (name: string): string[] => [
  `jest tests/contract/${name} fails where it asks for facts: write them into adapters/${name}/schema.ts.`,
  'docs/adding-a-source.md walks through a real vendor.',
];
