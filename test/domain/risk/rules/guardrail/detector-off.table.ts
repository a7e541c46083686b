import { created, deleted, forgotten, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const detector = 'aws_guardduty_detector.d';
const sources = (s3: boolean, eks: boolean) => ({
  enable: true,
  datasources: [{ s3_logs: [{ enable: s3 }], kubernetes: [{ audit_logs: [{ enable: eks }] }] }],
});
const feature = 'aws_guardduty_detector_feature.f';
const inspector = 'aws_inspector2_enabler.i';

export const table: RuleTable = {
  rule: 'detector-off',
  directed: true,
  fires: [
    { title: 'a detector is switched off', plan: updated(detector, { enable: true }, { enable: false }) },
    { title: 'a detector that was on by default is off', plan: updated(detector, {}, { enable: false }) },
    { title: 'a detector is deleted', plan: deleted(detector, { enable: true }), class: 'critical', say: 'detector' },
    { title: 'a data source is taken out', plan: updated(detector, sources(true, true), sources(true, false)) },
    { title: 'Detective goes', plan: deleted('aws_detective_graph.g', {}), class: 'critical', say: 'Detective' },
    { title: 'a feature is off', plan: updated(feature, { status: 'ENABLED' }, { status: 'DISABLED' }) },
    { title: 'Security Hub goes', plan: deleted('aws_securityhub_account.a', {}), class: 'critical' },
    {
      title: 'a control of Security Hub is off',
      plan: updated(
        'aws_securityhub_standards_control.c',
        { control_status: 'ENABLED' },
        { control_status: 'DISABLED' },
      ),
      class: 'high',
    },
    {
      title: 'Inspector looks at fewer types',
      plan: updated(inspector, { resource_types: ['EC2', 'ECR'] }, { resource_types: ['ECR'] }),
    },
    { title: 'Macie is paused', plan: updated('aws_macie2_account.m', { status: 'ENABLED' }, { status: 'PAUSED' }) },
    { title: 'an analyzer goes', plan: deleted('aws_accessanalyzer_analyzer.a', {}), class: 'critical' },
  ],
  silent: [
    { title: 'a detector is switched on', plan: updated(detector, { enable: false }, { enable: true }) },
    { title: 'a detector comes into the world switched off', plan: created(detector, { enable: false }) },
    { title: 'a detector is let go of and lives on', plan: forgotten(detector, { enable: true }) },
    { title: 'a source joins', plan: updated(detector, sources(true, false), sources(true, true)) },
    {
      title: 'Inspector names its types in another order',
      plan: updated(inspector, { resource_types: ['EC2', 'ECR'] }, { resource_types: ['ECR', 'EC2'] }),
    },
    {
      title: 'findings are told less often',
      plan: updated(
        detector,
        { enable: true, finding_publishing_frequency: 'ONE_HOUR' },
        { enable: true, finding_publishing_frequency: 'SIX_HOURS' },
      ),
    },
  ],
  unknown: [
    { title: 'a feature with a status known only later', plan: open(feature, { status: 'ENABLED' }, 'status') },
    {
      title: 'a detector whose switch is masked',
      plan: {
        changes: [
          {
            address: detector,
            actions: ['update'],
            before: { enable: true },
            after: { enable: false },
            afterSensitive: { enable: true },
          },
        ],
      },
    },
  ],
};
