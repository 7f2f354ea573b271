/**
 * Serverless plugin: takes out the role that osls makes for all functions together. Each has its own
 * (`iamRoleStatements`), and one that has not must not be packaged.
 */
const SHARED = 'IamRoleLambdaExecution';

class NoSharedRole {
  constructor(serverless) {
    this.hooks = {
      'before:aws:package:finalize:mergeCustomProviderResources': () => {
        const { Resources } = serverless.service.provider.compiledCloudFormationTemplate;
        for (const [id, { Properties }] of Object.entries(Resources)) {
          if (Properties?.Role?.['Fn::GetAtt']?.[0] === SHARED) {
            throw new serverless.classes.Error(`${id} has no iamRoleStatements; an empty list is enough.`);
          }
        }
        delete Resources[SHARED];
      },
    };
  }
}

module.exports = NoSharedRole;
