import { changing, type Story } from '../story.ts';

const trail = (logging: string) => `
resource "aws_cloudtrail" "all" {
  name                  = "all"
  s3_bucket_name        = "trail"
  is_multi_region_trail = true
  enable_logging        = ${logging}
}`;

const denied = (actions: string) => `
resource "aws_organizations_policy" "floor" {
  name = "floor"
  content = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = [${actions}], Resource = "*" }]
  })
}`;

const snapshot = `
resource "aws_snapshot_create_volume_permission" "other" {
  snapshot_id = "snap-0abc"
  account_id  = "999999999999"
}`;

/** What watches and holds back whole accounts, and what leaves them. */
export const watchingStories: readonly Story[] = [
  {
    name: 'trail-stopped',
    about: 'the trail of an account records nothing any more',
    ...changing(trail, ['true', 'false']),
  },
  {
    name: 'guardrail-narrowed',
    about: 'a policy of the organization no longer denies that trails are stopped',
    ...changing(denied, [
      '"cloudtrail:StopLogging", "ec2:DisableEbsEncryptionByDefault"',
      '"ec2:DisableEbsEncryptionByDefault"',
    ]),
  },
  {
    name: 'snapshot-shared',
    about: 'an account of somebody else may make a volume of a snapshot',
    after: snapshot,
  },
];
