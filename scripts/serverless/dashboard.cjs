/** Serverless plugin: CloudWatch wants a dashboard's body as a text of JSON; resources/dashboard.yml is readable YAML. */
class DashboardBody {
  constructor(serverless) {
    this.hooks = {
      'before:aws:package:finalize:saveServiceState': () => {
        const { Resources } = serverless.service.provider.compiledCloudFormationTemplate;
        for (const { Type, Properties } of Object.values(Resources)) {
          if (Type !== 'AWS::CloudWatch::Dashboard') continue;
          Properties.DashboardBody = { 'Fn::Sub': JSON.stringify(Properties.DashboardBody) };
        }
      },
    };
  }
}

module.exports = DashboardBody;
