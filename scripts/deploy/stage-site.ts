/** Where the site of a deployed stage is. */
import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { S3Client } from '@aws-sdk/client-s3';
import { deployed, type Stage } from '../../cli/stage.ts';
import { type Bucket, openBucket } from './bucket.ts';

export interface Site {
  address: string;
  bucket: Bucket;
  /** Makes the CDN ask for these files again. @param keys of files without a hash in their name */
  invalidate(keys: readonly string[]): Promise<void>;
}

/** @throws UsageError when the stage is not deployed; Error when its stack tells of no site */
export async function openSite(stage: Stage): Promise<Site> {
  const { outputs, region } = await deployed(stage);
  const { Address = '', SiteBucket, DistributionId } = outputs;
  if (!SiteBucket || !DistributionId)
    throw new Error(`Stack ${stage.stack} has no site. Deploy the whole stage first.`);
  const cdn = new CloudFrontClient({ region });
  return {
    address: Address,
    bucket: openBucket(new S3Client({ region }), SiteBucket),
    async invalidate(keys) {
      const Items = ['/', ...keys.map((key) => `/${key}`)];
      const InvalidationBatch = {
        CallerReference: new Date().toISOString(),
        Paths: { Quantity: Items.length, Items },
      };
      await cdn.send(new CreateInvalidationCommand({ DistributionId, InvalidationBatch }));
    },
  };
}
