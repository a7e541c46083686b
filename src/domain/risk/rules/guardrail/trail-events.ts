import type { ResourceChange, Value } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { holdsMasked } from '../../../plan/mask.ts';
import { listOf, memberOf } from '../../../plan/read.ts';
import { advancedKept, eventsOf } from '../../access/trail-selectors.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule, Hit, Impacts } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const types = new Set(['aws_cloudtrail', 'aws_cloudtrail_event_data_store']);
const selectors = ['event_selector', 'advanced_event_selector'] as const;
const impacts: Impacts = { security: 'policy' };

export const trailEvents: ChangeRule = {
  id: 'trail-events',
  about:
    'A trail that leaves events out is blind to them: to reads of data, or to whatever the selector no longer names.',
  class: 'critical',
  source: 'ORG: CloudTrail selectors narrowed',
  onChange: ({ change }) => {
    if (!types.has(change.type) || change.before === null) return undefined;
    if (kindOf(change.actions) !== 'update' && !creates(change)) return undefined;
    const open = selectors.find((name) => change.configured.includes(name) && isUnknown(change, name));
    if (open !== undefined)
      return cannotTell('what the trail writes down is known only later', { attribute: open, impacts });
    if (selectors.some((name) => holdsMasked(beforeOf(change, name)) || holdsMasked(afterOf(change, name))))
      return cannotTell('what the trail writes down cannot be read', { impacts });
    return [...eventHits(change), ...insightHits(change)];
  },
};

function eventHits(change: ResourceChange): readonly Hit[] {
  const [plain, advanced] = selectors;
  const before = { plain: beforeOf(change, plain), advanced: listOf(beforeOf(change, advanced)) };
  const after = { plain: afterOf(change, plain), advanced: listOf(afterOf(change, advanced)) };
  const isAdvanced = before.advanced.length > 0;
  if (isAdvanced !== after.advanced.length > 0)
    return [cannotTell('writes another way what the trail writes down', { attribute: advanced, impacts })];
  const isKept = isAdvanced
    ? advancedKept(before.advanced, after.advanced)
    : eventsOf(before.plain).every((event) => covered(event, eventsOf(after.plain)));
  const attribute = isAdvanced ? advanced : plain;
  return isKept ? [] : [fires('leaves events out of a trail that it wrote down before', { attribute, impacts })];
}

/** `arn:aws:s3` stands for every bucket, and a bucket for every object in it. */
function covered(event: string, by: readonly string[]): boolean {
  return by.some((wide) => event === wide || (wide.startsWith('data ') && event.startsWith(wide)));
}

function insightHits(change: ResourceChange): readonly Hit[] {
  const attribute = 'insight_selector';
  const names = (value: Value | undefined): readonly string[] =>
    listOf(value).map((selector) => String(memberOf(selector, 'insight_type')));
  const after = names(afterOf(change, attribute));
  const isLost = names(beforeOf(change, attribute)).some((name) => !after.includes(name));
  return isLost ? [fires('ends the look for unusual activity in a trail', { attribute, class: 'high', impacts })] : [];
}
