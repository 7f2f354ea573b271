/** Lengths of names that AWS refuses. */
import type { Template } from '../package.ts';

/** Type, property and the longest that AWS takes (each service's "quotas" page). */
const LIMITS: readonly [type: string, property: string, longest: number][] = [
  ['AWS::Lambda::Function', 'FunctionName', 64],
  ['AWS::Lambda::Function', 'Description', 256],
  ['AWS::IAM::Role', 'RoleName', 64],
  ['AWS::IAM::Policy', 'PolicyName', 128],
  ['AWS::DynamoDB::Table', 'TableName', 255],
  ['AWS::S3::Bucket', 'BucketName', 63],
  ['AWS::SQS::Queue', 'QueueName', 80],
  ['AWS::SNS::Topic', 'TopicName', 256],
  ['AWS::Events::EventBus', 'Name', 256],
  ['AWS::Events::Rule', 'Name', 64],
  ['AWS::SecretsManager::Secret', 'Name', 512],
  ['AWS::CloudFront::Function', 'Name', 64],
  ['AWS::CloudFront::OriginAccessControl', 'OriginAccessControlConfig.Name', 64],
  ['AWS::CloudFront::ResponseHeadersPolicy', 'ResponseHeadersPolicyConfig.Name', 128],
  ['AWS::CloudWatch::Alarm', 'AlarmName', 255],
  ['AWS::CloudWatch::Alarm', 'AlarmDescription', 1024],
  ['AWS::CloudWatch::Dashboard', 'DashboardName', 255],
  ['AWS::Budgets::Budget', 'Budget.BudgetName', 100],
  ['AWS::ApiGatewayV2::Api', 'Name', 128],
  ['AWS::Logs::LogGroup', 'LogGroupName', 512],
];

/** @returns each name that is too long, with its length */
export function checkNames(template: Template): string[] {
  return Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) =>
    LIMITS.filter(([type]) => type === Type).flatMap(([, property, longest]) => {
      const name: unknown = property.split('.').reduce((value, key) => value?.[key], Properties);
      if (typeof name !== 'string' || name.length <= longest) return [];
      return [`${id}.${property} has ${name.length} characters; ${longest} are the most`];
    }),
  );
}
