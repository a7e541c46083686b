import type { Analysis, ResourceChange } from '../../domain/analysis.ts';
import { forgets, kindOf } from '../../domain/plan/actions.ts';
import { first, type Step } from './ladder.ts';
import { inCode } from './untrusted.ts';

/** Does the change touch nothing but the state? What is moved or imported and changed besides stands in the diff. */
export function isStateOnly(change: ResourceChange): boolean {
  const kind = kindOf(change.actions);
  return (
    kind === 'forget' || (kind === 'no-op' && (change.previousAddress !== undefined || change.importing !== undefined))
  );
}

/** The section of what changes in the state and not in the world. */
export function stateOnlyLines({ changes }: Analysis, { detail, rowsMax }: Step): readonly string[] {
  const rows = changes.filter(isStateOnly);
  if (rows.length === 0) return [];
  const { rows: shown, more } = first(rows, detail === 'counts' ? rowsMax : rows.length);
  const rest = more > 0 ? [`- and ${more} more`] : [];
  return ['**State only** (nothing changes in the world)', '', ...shown.map(lineOf), ...rest, ''];
}

function lineOf(change: ResourceChange): string {
  const { address, previousAddress, importing } = change;
  const to = inCode(address);
  if (forgets(change)) return `- forgets ${to}: it stays in the world, and nobody looks after it any more`;
  const words = [
    ...(previousAddress === undefined ? [] : [`moves ${inCode(previousAddress)} to ${to}`]),
    ...(importing === undefined ? [] : [`imports ${inCode(importing)} as ${to}`]),
  ];
  return `- ${words.join(' and ')}`;
}
