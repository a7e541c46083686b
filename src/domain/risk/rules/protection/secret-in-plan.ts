import type { ResourceChange, Value } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isMasked } from '../../../plan/mask.ts';
import { isMembers } from '../../../plan/read.ts';
import { secretsIn } from '../../../secrets/known-shapes.ts';
import { namedSecretsIn } from '../../../secrets/named-secrets.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const secretInPlan: ChangeRule = {
  id: 'secret-in-plan',
  about:
    'A secret written out is in the plan, in the state and in the configuration, and readable by all who read one of them.',
  class: 'high',
  source: 'ENC-04',
  /** Names the attribute in words only: where a value is known later, nothing is written out. */
  onChange: ({ change }) => {
    if (!creates(change) && kindOf(change.actions) !== 'update') return undefined;
    return attributesWith(change).map(([attribute, shapes]) =>
      fires(`writes out ${shapes.join(' and ')} in ${attribute}, unmarked`, {
        class: shapes.some((shape) => shape === 'a private key') ? 'critical' : 'high',
        impacts: { security: 'secret' },
      }),
    );
  },
};

type Found = readonly [attribute: string, shapes: readonly string[]];

/** A text that stood somewhere before is no news, wherever it stands now. */
function attributesWith({ before, after }: ResourceChange): readonly Found[] {
  if (!isMembers(after)) return [];
  const had = new Set(textsIn(before));
  const known = new Set(namedSecretsIn(before).map(({ text }) => text));
  return Object.keys(after)
    .sort()
    .flatMap((name): readonly Found[] => {
      const fresh = textsIn(after[name] ?? null).filter((text) => !had.has(text));
      const named = namedSecretsIn(after[name] ?? null).filter(({ text }) => !known.has(text));
      const shapes = [
        ...new Set([
          ...fresh.flatMap((text) => secretsIn(text)),
          ...named.map((secret) => `what ${secret.name} calls a secret`),
        ]),
      ].sort();
      return shapes.length === 0 ? [] : [[name, shapes]];
    });
}

function textsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isMembers(value) && !isMasked(value) ? Object.values(value).flatMap(textsIn) : [];
}
