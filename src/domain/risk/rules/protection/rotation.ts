import type { ResourceChange } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { attributesOf } from '../../../plan/change.ts';
import { changedAttributes } from '../../../plan/differences.ts';
import { beforeOf, sets } from '../../change-facts.ts';
import { guard, guardsByType, lossesOf } from '../../guards/guard.ts';
import { on } from '../../guards/scale.ts';
import { isLeftUnwatched } from '../../left-unwatched.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'secret' } as const;

const managed = guardsByType([
  guard('aws_secretsmanager_secret_rotation', 'rotation_enabled', on, 'stops rotating the secret'),
  guard(
    'aws_db_instance aws_rds_cluster aws_docdb_cluster aws_redshift_cluster',
    'manage_master_user_password',
    on,
    'takes the main password out of the care of AWS',
  ),
]);

export const rotation: ChangeRule = {
  id: 'rotation',
  about: 'A secret that is no longer rotated, or rotated by other code, is known to more people every month.',
  class: 'high',
  source: 'ENC-05',
  onChange: ({ change, analysis }) => {
    if (change.mode !== 'managed') return undefined;
    const hits = [...lossesOf(change, managed, impacts), ...ofRotation(change), ...writeOnly(change)];
    const ends = ['delete', 'forget'].includes(kindOf(change.actions));
    const isRotation = change.type === 'aws_secretsmanager_secret_rotation' && ends;
    return isRotation && isLeftUnwatched(change, ['secret_id'], analysis)
      ? [fires('stops rotating a secret that stands', { impacts })]
      : hits;
  },
};

function ofRotation(change: ResourceChange): readonly Hit[] {
  const attribute = 'rotation_lambda_arn';
  if (change.type !== 'aws_secretsmanager_secret_rotation' || kindOf(change.actions) !== 'update') return [];
  if (!sets(change, attribute) || beforeOf(change, attribute) === undefined) return [];
  return changedAttributes(change).includes(attribute)
    ? [fires('lets other code rotate the secret', { attribute, impacts })]
    : [cannotTell('which code will rotate the secret is known only later', { attribute, impacts })];
}

/** The value is write-only and in no plan; that its version moves is all there is to see. */
function writeOnly(change: ResourceChange): readonly Hit[] {
  if (kindOf(change.actions) !== 'update') return [];
  const versions = attributesOf(change.before, change.after).filter((name) => /_wo_version$/.test(name));
  const moved = versions.filter((name) => sets(change, name));
  return moved.map((attribute) =>
    fires('gives it a new secret, which the plan does not show', { class: 'normal', attribute, impacts }),
  );
}
