import type { Analysis } from '../analysis.ts';
import type { EngineKind } from '../stack.ts';

const registry = 'registry.opentofu.org/';
/** What only OpenTofu writes, whichever providers the plan names. */
const ownReasons = /^(?:delete_because_enabled_false|forgot_because_lifecycle_destroy_in_(?:state|config))$/;

type Seen = Pick<Analysis, 'applyable' | 'complete' | 'engineVersion' | 'changes' | 'drift'>;

/**
 * Which engine wrote a plan whose way here nobody knows. Terraform from 1.8 always says whether a plan is applyable and
 * complete, OpenTofu never does; older plans are OpenTofu's where they name its registry or say what only it says.
 */
export function engineSeen({ applyable, complete, engineVersion, changes, drift }: Seen): EngineKind {
  if (applyable !== undefined || complete !== undefined) return 'terraform';
  if (!isBefore(engineVersion, 8)) return 'tofu';
  if (isBefore(engineVersion, 6)) return 'terraform';
  return [...changes, ...drift].some(
    ({ provider, reason = '' }) => provider.startsWith(registry) || ownReasons.test(reason),
  )
    ? 'tofu'
    : 'terraform';
}

/** Is it a version 1 before this minor one? What cannot be read is taken for new. */
function isBefore(version: string, minor: number): boolean {
  const [, major = '', found = ''] = /^(\d+)[.](\d+)/.exec(version) ?? [];
  if (major === '') return false;
  return Number(major) < 1 || (major === '1' && Number(found) < minor);
}
