/**
 * Serverless plugin: a stage's parameters in stages.yml become the defaults of its template. So the packaged template
 * is all there is to a deployment: a check of what changed sees them, and going back to a release brings its values too.
 */
class StageParameters {
  constructor(serverless) {
    this.hooks = {
      'before:aws:package:finalize:saveServiceState': () => {
        const { custom, provider } = serverless.service;
        const { Parameters } = provider.compiledCloudFormationTemplate;
        const problems = settle(Parameters, custom.stage.parameters ?? {});
        if (problems.length > 0) {
          const stage = serverless.getProvider('aws').getStage();
          throw new serverless.classes.Error(`stages.yml, stage ${stage}:\n${problems.join('\n')}`);
        }
      },
    };
  }
}

/** @returns what is wrong, one line for each parameter */
function settle(parameters, values) {
  const problems = Object.entries(values).flatMap(([name, value]) => {
    const parameter = parameters[name];
    if (!parameter) {
      return `${name}: there is no such parameter. There are: ${Object.keys(parameters).sort().join(', ')}.`;
    }
    const problem = mistake(parameter, value);
    if (problem) return `${name}: ${problem} ${parameter.Description}`;
    parameter.Default = Array.isArray(value) ? value.join(',') : value;
    return [];
  });
  const pairs = Object.keys(parameters).flatMap((name) => {
    const other = /Needed together with (\w+)\./.exec(parameters[name].Description)?.[1];
    return other ? [[name, other]] : [];
  });
  const lonely = pairs.filter(([one, other]) => isSet(parameters[one]) !== isSet(parameters[other]));
  return [
    ...problems,
    ...lonely.map(([one, other]) => `${one} and ${other} go together: give both or none.`),
  ];
}

const isSet = ({ Default }) => Default !== '';

function mistake({ Type, AllowedValues, AllowedPattern, MinValue, MaxValue }, value) {
  if (Type === 'Number' && !Number.isFinite(value)) return 'is not a number.';
  if (Type === 'CommaDelimitedList' && !Array.isArray(value)) return 'is not a list.';
  if (Type === 'String' && typeof value !== 'string') return 'is not a text; put it in quotes.';
  if (AllowedValues && !AllowedValues.includes(value)) return `is not one of ${AllowedValues.join(', ')}.`;
  if (AllowedPattern && !new RegExp(`^(?:${AllowedPattern})$`).test(value)) return 'does not look like one.';
  if (value < MinValue) return `is less than ${MinValue}.`;
  if (value > MaxValue) return `is more than ${MaxValue}.`;
  return undefined;
}

module.exports = Object.assign(StageParameters, { settle });
