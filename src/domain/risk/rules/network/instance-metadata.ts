import type { Value } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import type { Weakness } from '../../network/weakness.ts';
import { isAny, weaklySet } from '../../network/weakness.ts';
import { lookUp, pathFrom } from '../../policy-path.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'network' } as const;
const types = 'aws_instance aws_launch_template aws_launch_configuration aws_spot_instance_request';

const settings: readonly Weakness[] = [
  {
    types,
    path: 'metadata_options[*].http_tokens',
    isWeak: isAny('optional'),
    say: 'gives out its credentials without a session token',
  },
  {
    types: 'aws_ec2_instance_metadata_defaults',
    path: 'http_tokens',
    isWeak: isAny('optional', 'no-preference'),
    say: 'lets new machines give out their credentials without a session token',
  },
];

export const instanceMetadata: ChangeRule = {
  id: 'instance-metadata',
  about: 'A machine gives its credentials to whoever asks from inside; a token and one hop keep strangers from asking.',
  class: 'high',
  source: 'NET-21',
  onChange: ({ change }) => {
    const hits = weaklySet(change, settings);
    if (kindOf(change.actions) !== 'update' || !types.split(' ').includes(change.type)) return hits;
    const [before, after] = [hops(change.before), hops(change.after)];
    const isFurther = before !== undefined && after !== undefined && after > before;
    return isFurther
      ? [...hits, fires('gives out its credentials over more hops', { attribute: 'metadata_options', impacts })]
      : hits;
  },
};

const path = pathFrom('metadata_options[*].http_put_response_hop_limit') ?? [];

function hops(values: Value): number | undefined {
  const [found] = lookUp(path, values, {});
  return found !== undefined && found !== 'unknown' && typeof found.value === 'number' ? found.value : undefined;
}
