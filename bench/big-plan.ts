import { closeSync, openSync, writeSync } from 'node:fs';

/** Shares of the rows of a big plan. What is not named changes nothing. */
export const mix = { update: 0.05, create: 0.03, delete: 0.01, replace: 0.01 } as const;

type Kind = keyof typeof mix | 'no-op';

/** Bytes of one resource over all places where a plan repeats it, so that a plan of a wanted size can be made. */
const bytesPerResource = 6_860;

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: Array.from({ length: 4 }, (_, at) => ({
    Sid: `Statement${at}`,
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:ListBucket', 'kms:Decrypt'],
    Resource: [`arn:aws:s3:::bucket-${at}`, `arn:aws:s3:::bucket-${at}/*`],
  })),
});

const types = [
  'aws_iam_policy',
  'aws_instance',
  'aws_route53_record',
  'aws_security_group_rule',
  'aws_lambda_function',
];

function typeOf(at: number): string {
  return types[at % types.length] ?? '';
}

function moduleOf(at: number): string {
  return `module.service_${Math.floor(at / 200)}`;
}

function addressOf(at: number): string {
  return `${moduleOf(at)}.${typeOf(at)}.this["item-${at}"]`;
}

function valuesOf(at: number, desired: number): Record<string, unknown> {
  const common = { id: `id-${at}-0f9e8d7c6b5a`, name: `item-${at}`, description: null, timeouts: null, count: desired };
  const tags = { Name: `item-${at}`, Environment: 'production', Team: 'platform', CostCentre: '4711', Managed: 'yes' };
  const arn = `arn:aws:service:eu-central-1:123456789012:thing/item-${at}`;
  const nests = [
    { device_name: '/dev/xvda', encrypted: true, iops: 3000, kms_key_id: arn, volume_size: 100, volume_type: 'gp3' },
    { device_name: '/dev/xvdb', encrypted: true, iops: 3000, kms_key_id: arn, volume_size: 500, volume_type: 'gp3' },
  ];
  const text = at % types.length === 0 ? policy : `#!/bin/sh\n${'echo "configured by user data"\n'.repeat(18)}`;
  return { ...common, arn, tags, tags_all: tags, blocks: nests, cidr_blocks: ['10.0.0.0/16', '10.1.0.0/16'], text };
}

/** Spread evenly, so that the rows that matter are not all in one place. */
function kindOf(at: number): Kind {
  let place = ((at * 37) % 100) / 100;
  for (const [kind, share] of Object.entries(mix)) {
    if (place < share) return kind as Kind;
    place -= share;
  }
  return 'no-op';
}

const actions: Readonly<Record<Kind, readonly string[]>> = {
  'no-op': ['no-op'],
  update: ['update'],
  create: ['create'],
  delete: ['delete'],
  replace: ['delete', 'create'],
};

function resource(at: number): Record<string, unknown> {
  const type = typeOf(at);
  const provider = 'registry.terraform.io/hashicorp/aws';
  return { address: addressOf(at), mode: 'managed', type, name: 'this', index: `item-${at}`, provider_name: provider };
}

function planned(at: number): unknown {
  const values = valuesOf(at, kindOf(at) === 'no-op' ? 1 : 2);
  return { ...resource(at), schema_version: 1, values, sensitive_values: { tags: {}, tags_all: {}, blocks: [{}, {}] } };
}

function stored(at: number): unknown {
  const depends_on = [`${moduleOf(at)}.aws_iam_role.this`, `${moduleOf(at)}.aws_kms_key.this`, 'data.aws_vpc.main'];
  const marks = { tags: {}, tags_all: {}, blocks: [{}, {}] };
  return { ...resource(at), schema_version: 1, values: valuesOf(at, 1), sensitive_values: marks, depends_on };
}

function row(at: number): unknown {
  const kind = kindOf(at);
  const marks = { tags: {}, tags_all: {}, blocks: [{}, {}], cidr_blocks: [false, false] };
  const change = {
    actions: actions[kind],
    before: kind === 'create' ? null : valuesOf(at, 1),
    after: kind === 'delete' ? null : valuesOf(at, kind === 'no-op' ? 1 : 2),
    after_unknown: kind === 'create' || kind === 'replace' ? { id: true, arn: true } : {},
    before_sensitive: kind === 'create' ? false : marks,
    after_sensitive: kind === 'delete' ? false : marks,
  };
  return { ...resource(at), module_address: moduleOf(at), change };
}

function block(at: number): unknown {
  const type = types[at] ?? '';
  const expressions = { name: { references: ['each.key'] }, tags: { references: ['var.tags'] }, text: {} };
  return { address: `${type}.this`, mode: 'managed', type, name: 'this', provider_config_key: 'aws', expressions };
}

/** Writes a plan JSON of about so many bytes, and answers how many resources it has. */
export function writeBigPlan(path: string, bytes: number): number {
  const count = Math.max(1, Math.round(bytes / bytesPerResource));
  const all = Array.from({ length: count }, (_, at) => at);
  const modules = Object.groupBy(all, moduleOf);
  const file = openSync(path, 'w');
  const write = (text: string): void => void writeSync(file, text);
  const list = <T>(items: readonly T[], of: (item: T) => string): void =>
    items.forEach((item, at) => {
      write(`${at === 0 ? '' : ','}${of(item)}`);
    });
  const state = (of: (at: number) => unknown): void => {
    write('"root_module":{"child_modules":[');
    list(Object.entries(modules), ([address, members = []]) => JSON.stringify({ resources: members.map(of), address }));
    write(']}');
  };
  write('{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{');
  state(planned);
  write('},"resource_changes":[');
  list(all, (at) => JSON.stringify(row(at)));
  write('],"prior_state":{"format_version":"1.0","terraform_version":"1.11.4","values":{');
  state(stored);
  write('}},"configuration":{"root_module":{"module_calls":{');
  list(Object.keys(modules), (address) => {
    const module = { resources: types.map((_, at) => block(at)) };
    return `${JSON.stringify(address.replace('module.', ''))}:${JSON.stringify({ source: './service', module })}`;
  });
  write('}}},"timestamp":"2026-07-03T10:00:00Z","applyable":true,"complete":true,"errored":false}\n');
  closeSync(file);
  return count;
}
