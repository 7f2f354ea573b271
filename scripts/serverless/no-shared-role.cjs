/**
 * Serverless plugin: takes out the role that osls makes for all functions together. Each has its own
 * (`iamRoleStatements`), and one that has not must not be packaged. CloudFormation names them: a name of stage, region
 * and function would be longer than IAM's 64 characters where stages have long names.
 */
const SHARED = 'IamRoleLambdaExecution';

class NoSharedRole {
  constructor(serverless) {
    this.hooks = {
      // Any short one: the plugin that makes the roles would refuse its own.
      initialize: () => {
        for (const definition of Object.values(serverless.service.functions)) {
          definition.iamRoleStatementsName = SHARED;
        }
      },
      'before:aws:package:finalize:mergeCustomProviderResources': () => {
        const { Resources } = serverless.service.provider.compiledCloudFormationTemplate;
        for (const [id, { Properties }] of Object.entries(Resources)) {
          if (Properties?.Role?.['Fn::GetAtt']?.[0] === SHARED) {
            throw new serverless.classes.Error(`${id} has no iamRoleStatements; an empty list is enough.`);
          }
        }
        delete Resources[SHARED];
        for (const { Type, Properties } of Object.values(Resources)) {
          if (Type === 'AWS::IAM::Role') delete Properties.RoleName;
        }
      },
    };
  }
}

module.exports = NoSharedRole;
