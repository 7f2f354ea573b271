/** `npm run new -- transform <name>`: a transform that leaves out devices by name, to be made what is wanted. */
import { amongSorted, type FilePlan, inTurn, KitError, template } from './plan.ts';

/** @throws KitError for a name that cannot be one */
export async function newTransform(name: string): Promise<FilePlan> {
  if (!/^[a-z]+(_[a-z]+)*$/.test(name))
    throw new KitError(`${name} is no name of a transform. Use lower-case words with _ between them.`);
  const file = name.replaceAll('_', '-');
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const words = { name, camel };
  return {
    files: {
      [`shared/transforms/${file}.ts`]: await template('transform/transform.ts', words),
      [`tests/shared/transforms/${file}.test.ts`]: await template('transform/rows.test.ts', words),
    },
    lists: {
      'shared/transforms/registry.ts': inTurn(
        amongSorted(/^import \{ \w+ \} from '\.\/[a-z-]+\.ts';$/, `import { ${camel} } from './${file}.ts';`),
        amongSorted(/^ {2}\w+,$/, `  ${camel},`),
      ),
    },
  };
}

export const TRANSFORM_NEXT = (name: string): string[] => [
  `Switch it on in stethoscope.yml under transforms: \`- ${name}: { names: [...] }\`. docs/transforms.md says more.`,
];
