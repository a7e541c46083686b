import { typeNames } from '../../resource-types/names.ts';
import { kept } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import type { Setting } from '../../settings/setting.ts';
import { leaves, lowered, turnedOff, turnedOn } from '../../settings/setting.ts';
import { weakened } from '../../settings/weakened.ts';

const others = typeNames('kubernetes_storage_class kubernetes_storage_class_v1 aws_lambda_layer_version');

/** What a destruction would have left behind, or been refused for. */
const guards: readonly Setting[] = [
  {
    types: kept,
    path: 'skip_final_snapshot',
    weaker: turnedOn,
    say: 'will leave no final snapshot when it is destroyed',
  },
  { types: kept, path: 'skip_final_backup', weaker: turnedOn, say: 'will leave no final backup when it is destroyed' },
  {
    types: kept,
    path: 'delete_automated_backups',
    weaker: turnedOn,
    say: 'will take its backups with it when it is destroyed',
  },
  ...['force_destroy', 'force_delete', 'delete_contents_on_destroy', 'force_delete_contents'].map((path) => ({
    types: kept,
    path,
    weaker: turnedOn,
    say: 'can be destroyed from now on with everything in it',
  })),
  ...['skip_destroy', 'archive_on_destroy'].map((path) => ({
    types: { has: (type: string): boolean => kept.has(type) || others.has(type) },
    path,
    weaker: turnedOff,
    say: 'will be deleted for good where it was kept before',
  })),
  ...['reclaim_policy', 'spec.persistent_volume_reclaim_policy'].map((path) => ({
    types: typeNames(
      'kubernetes_storage_class kubernetes_storage_class_v1 kubernetes_persistent_volume kubernetes_persistent_volume_v1',
    ),
    path,
    weaker: leaves('Retain'),
    say: 'will delete volumes that were kept when their claim went',
  })),
  {
    types: kept,
    path: 'recovery_window_in_days',
    weaker: lowered({ unset: 30, upTo: 0 }),
    say: 'will be gone at once when it is destroyed',
  },
  ...['deletion_window_in_days', 'permanent_deletion_time_in_days'].map((path) => ({
    types: kept,
    path,
    weaker: lowered({ unset: 30, upTo: 7 }),
    say: 'leaves the shortest time there is to notice a destruction',
  })),
];

export const destroyEasier: ChangeRule = {
  id: 'destroy-easier',
  about: 'A later destruction would take more with it, or meet less resistance. Usually it is the next step.',
  class: 'high',
  source: 'DAT-04',
  onChange: ({ change }) => weakened(change, guards),
};
