/**
 * A stage's parameters in stages.yml become the defaults of its template. So the packaged template is all there is to a
 * deployment: a check of what changed sees them, and going back to a release brings its values too.
 */
import type { TemplateParameter } from './cloudformation.ts';

/** In the description of what no stage chooses. */
const OWN = 'Set by `npm run deploy` itself.';

/** @returns what is wrong, one line for each parameter */
export function settle(
  parameters: Readonly<Record<string, TemplateParameter>>,
  values: Readonly<Record<string, unknown>>,
): string[] {
  const problems = Object.entries(values).flatMap(([name, value]) => {
    const parameter = parameters[name];
    if (!parameter) {
      return `${name}: there is no such parameter. There are: ${Object.keys(parameters).sort().join(', ')}.`;
    }
    if (parameter.Description.includes(OWN)) return `${name}: leave it out; it is set by \`npm run deploy\`.`;
    const problem = mistake(parameter, value);
    if (problem) return `${name}: ${problem} ${parameter.Description}`;
    parameter.Default = Array.isArray(value) ? value.join(',') : value;
    return [];
  });
  return [...problems, ...lonely(parameters, values)];
}

/** What is given without what belongs to it. */
function lonely(
  parameters: Readonly<Record<string, TemplateParameter>>,
  values: Readonly<Record<string, unknown>>,
): string[] {
  // A value that cannot be is one all the same.
  const isSet = (name: string) => (values[name] ?? parameters[name]?.Default) !== '';
  return Object.entries(parameters).flatMap(([name, { Description }]) => {
    const other = /Needed together with (\w+)\./.exec(Description)?.[1];
    if (other === undefined || isSet(name) === isSet(other)) return [];
    return [`${name} and ${other} go together: give both or none.`];
  });
}

function mistake(parameter: TemplateParameter, value: unknown): string | undefined {
  const { Type, AllowedValues, AllowedPattern, MinValue, MaxValue } = parameter;
  if (Type === 'Number' && !Number.isFinite(value)) return 'is not a number.';
  if (Type === 'CommaDelimitedList' && !Array.isArray(value)) return 'is not a list.';
  if (Type === 'String' && typeof value !== 'string') return 'is not a text; put it in quotes.';
  if (AllowedValues && !AllowedValues.includes(value)) return `is not one of ${AllowedValues.join(', ')}.`;
  const fits = (one: unknown) => new RegExp(`^(?:${AllowedPattern})$`).test(String(one));
  if (AllowedPattern !== undefined && ![value].flat().every(fits))
    return parameter.ConstraintDescription ?? 'does not look like one.';
  if (MinValue !== undefined && Number(value) < MinValue) return `is less than ${MinValue}.`;
  if (MaxValue !== undefined && Number(value) > MaxValue) return `is more than ${MaxValue}.`;
  return undefined;
}
