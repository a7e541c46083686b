import type { RuleTable } from '../table.ts';

const at = (address: string, actions = ['forget']) => ({ changes: [{ address, actions }] });

export const table: RuleTable = {
  rule: 'forget',
  fires: [
    { title: 'a function', class: 'high', plan: at('aws_lambda_function.f'), say: 'lets go of it' },
    { title: 'the old one of a replacement', class: 'high', plan: at('aws_lb.a', ['forget', 'create']) },
    { title: 'a bucket, whose objects are safe', class: 'high', plan: at('aws_s3_bucket.b') },
    { title: 'a key', class: 'critical', plan: at('aws_kms_key.k') },
    { title: 'a database', class: 'critical', plan: at('google_sql_database_instance.db') },
    { title: 'a role', class: 'critical', plan: at('aws_iam_role.r', ['create', 'forget']) },
  ],
  silent: [
    { title: 'a deletion', plan: at('aws_kms_key.k', ['delete']) },
    { title: 'a creation', plan: at('aws_kms_key.k', ['create']) },
  ],
  unknown: 'decided by action and type',
};
