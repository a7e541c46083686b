import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { planReader } from '../../../src/adapters/plan-json/reader.ts';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { analyse } from '../../../src/domain/plan/analyse.ts';
import type { Refusal } from '../../../src/domain/refusal.ts';
import { mask, planText } from '../../domain/plan/plans.ts';

const folder = new URL('../../fixtures/plans/', import.meta.url);

/** Every plan an engine really wrote, as bytes. */
export const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }));

const options = { engine: 'terraform', mask } as const;

/** What the reader says of bytes that come in pieces of this size, each overwritten by the next. */
export function readIn(size: number, bytes: Uint8Array): Analysis | Refusal {
  const reader = planReader();
  const all = Buffer.from(bytes);
  const piece = Buffer.alloc(size);
  for (let at = 0; at < all.length; at += size) {
    const length = all.copy(piece, 0, at, at + size);
    if (!reader.push(piece.subarray(0, length))) break;
    piece.fill('#');
  }
  return reader.end(options);
}

/** What the sealed path says of the same bytes. */
export function analysedWhole(bytes: Uint8Array): Analysis | Refusal {
  return analyse(Buffer.from(bytes).toString('utf8'), options);
}

const types = ['aws_lb', 'aws_security_group', 'aws_security_group_rule', 'aws_instance', 'aws_iam_role', 'x_y'];
const address = fc
  .tuple(fc.constantFrom('', 'module.a.', 'module.b["k"].'), fc.constantFrom(...types), fc.constantFrom('[0]', ''))
  .map(([module, type, key]) => `${module}${type}.n${key}`);
const links = fc.constantFrom('sg-1', 'i-1', 'subnet-1', 'rtb-1');
const values = fc.dictionary(
  fc.constantFrom('id', 'security_group_id', 'vpc_security_group_ids', 'subnet_id', 'arn', 'tags', '__proto__', 'ä'),
  fc.oneof(links, fc.array(links, { maxLength: 2 }), fc.jsonValue({ maxDepth: 2 }), fc.constant(-0)),
);
const marks = fc.oneof(fc.boolean(), fc.dictionary(fc.constantFrom('id', 'arn', 'tags', 'ä'), fc.boolean()));
const actions = fc.constantFrom(
  ['no-op'],
  ['no-op'],
  ['no-op'],
  ['update'],
  ['delete', 'create'],
  ['delete'],
  ['create'],
);
const row = fc.record(
  {
    address,
    actions,
    before: values,
    after: values,
    unknown: marks,
    beforeSensitive: marks,
    afterSensitive: marks,
    mode: fc.constantFrom('managed', 'managed', 'data'),
    previous_address: address,
    deposed: fc.constantFrom('a1', 'b2'),
    importing: fc.constantFrom(null, { id: 'x' }, {}),
  },
  { requiredKeys: ['address', 'actions'] },
);
const object = fc.record(
  {
    address,
    mode: fc.constantFrom('managed', 'data'),
    type: fc.constantFrom(...types),
    values,
    sensitive_values: fc.oneof(marks, fc.constant([])),
    depends_on: fc.array(
      fc.oneof(fc.constantFrom(...types.map((type) => `${type}.n`), 'module.a.aws_lb.n'), fc.integer()),
    ),
    deposed_key: fc.constant('a1'),
  },
  { requiredKeys: ['address', 'mode', 'type'] },
);
const leaf = fc.record({ resources: fc.array(object, { maxLength: 3 }) });
const module = fc.record({
  resources: fc.array(object, { maxLength: 3 }),
  child_modules: fc.array(
    fc.record({ resources: fc.array(object, { maxLength: 2 }), child_modules: fc.array(leaf, { maxLength: 1 }) }),
    { maxLength: 2 },
  ),
});

/** Plans as no engine writes them: any order of parts, any white space, and every kind of row and object. */
export const plans = fc
  .tuple(fc.array(row, { maxLength: 6 }), fc.array(row, { maxLength: 2 }), module)
  .chain(([changes, drift, root_module]) => {
    const text = planText({ changes, drift, prior_state: { values: { root_module } }, planned_values: { a: [1] } });
    const members = Object.entries(JSON.parse(text) as Record<string, unknown>);
    const order = fc.oneof(fc.constant(members), fc.shuffledSubarray(members, { minLength: members.length }));
    return fc.tuple(order, fc.constantFrom(undefined, 1, '\r\n'));
  })
  .map(([members, space]) => Buffer.from(JSON.stringify(Object.fromEntries(members), undefined, space)));
