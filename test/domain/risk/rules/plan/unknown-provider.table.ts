import type { RuleTable } from '../table.ts';

const by = (provider_name: string, more: object = {}) => ({
  changes: [{ address: 'aws_lb.a', actions: ['create'], provider_name, ...more }],
});

export const table: RuleTable = {
  rule: 'unknown-provider',
  fires: 'never sure',
  silent: [
    ...[
      'registry.terraform.io/hashicorp/aws',
      'registry.opentofu.org/hashicorp/aws',
      'terraform.io/builtin/terraform',
      'registry.terraform.io/datadog/datadog',
      'aws',
    ].map((provider) => ({ title: provider, plan: by(provider) })),
    { title: 'what only moves', plan: by('x/y/z', { actions: ['no-op'], previous_address: 'aws_lb.b' }) },
    { title: 'what is read', plan: by('x/y/z', { actions: ['read'], mode: 'data' }) },
  ],
  unknown: [
    'registry.terraform.io/acme/aws',
    'evil.example.com/hashicorp/aws',
    'registry.terraform.io/hashicorp/aws/x',
  ].map((provider) => ({ title: provider, class: 'high' as const, plan: by(provider), say: 'aws_lb.a' })),
};
