import { created, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const cluster = 'aws_eks_cluster.c';
const addon = 'aws_eks_addon.a';

export const table: RuleTable = {
  rule: 'cluster-version',
  fires: [
    {
      title: 'another version',
      class: 'high',
      plan: updated(cluster, { version: '1.31' }, { version: '1.32' }),
      say: 'no way back',
    },
    {
      title: 'a major version of a part',
      class: 'high',
      plan: updated(addon, { addon_version: 'v1.18.1-eksbuild.3' }, { addon_version: 'v2.0.0-eksbuild.1' }),
    },
  ],
  silent: [
    { title: 'the same version', plan: updated(cluster, { version: '1.31', a: 1 }, { version: '1.31', a: 2 }) },
    {
      title: 'a small step of a part',
      plan: updated(addon, { addon_version: 'v1.18.1-eksbuild.3' }, { addon_version: 'v1.19.0-eksbuild.1' }),
    },
    { title: 'a new cluster', plan: created(cluster, { version: '1.32' }) },
    { title: 'a cluster that had no version', plan: updated(cluster, { version: null }, { version: '1.32' }) },
    {
      title: 'a version nobody sets',
      plan: one(cluster, ['update'], { before: { version: '1.31' }, after: {}, unknown: { version: true } }),
    },
    { title: 'another type', plan: updated('aws_lambda_function.f', { version: '1' }, { version: '2' }) },
  ],
  unknown: [
    {
      title: 'which version is known only later',
      class: 'high',
      plan: opened(cluster, { version: '1.31' }, 'version'),
    },
  ],
};
