/**
 * Serverless plugin: CloudWatch wants a dashboard's body as a text of JSON; resources/dashboard.yml is readable YAML. Its
 * `__alarms__` are all alarms of the template, and a line of `__function__` is repeated for each function: a SEARCH
 * matches a whole name in quotes, and takes one without quotes apart at its hyphens.
 */
class DashboardBody {
  constructor(serverless) {
    this.hooks = {
      'before:aws:package:finalize:saveServiceState': () => {
        const { Resources } = serverless.service.provider.compiledCloudFormationTemplate;
        for (const { Type, Properties } of Object.values(Resources)) {
          if (Type !== 'AWS::CloudWatch::Dashboard') continue;
          Properties.DashboardBody = bodyOf(Properties.DashboardBody, Resources);
        }
      },
    };
  }
}

/** @returns what CloudFormation makes the text of */
function bodyOf({ widgets }, resources) {
  const alarms = ofType(resources, 'AWS::CloudWatch::Alarm');
  const [unsteady] = alarms.find(([, { Condition }]) => Condition) ?? [];
  if (unsteady)
    throw new Error(`${unsteady} has a condition: \`Fn::Sub\` cannot name what may not be there.`);
  const arns = alarms.map(([id]) => `\${${id}.Arn}`);
  const functions = ofType(resources, 'AWS::Lambda::Function').map(([id]) => `\${${id}}`);
  const filled = widgets.map(({ properties, ...widget }) => ({
    ...widget,
    properties: {
      ...properties,
      ...(properties.alarms === '__alarms__' && { alarms: arns }),
      ...(properties.metrics && { metrics: properties.metrics.flatMap((line) => repeat(line, functions)) }),
    },
  }));
  return { 'Fn::Sub': JSON.stringify({ widgets: filled }) };
}

const ofType = (resources, type) => Object.entries(resources).filter(([, { Type }]) => Type === type);

const repeat = (line, functions) =>
  line.includes('__function__')
    ? functions.map((name) => line.map((part) => (part === '__function__' ? name : part)))
    : [line];

module.exports = Object.assign(DashboardBody, { bodyOf });
