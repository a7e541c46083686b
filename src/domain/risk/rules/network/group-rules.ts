import type { Rule } from '../../rule.ts';
import { egressNarrowed } from './egress-narrowed.ts';
import { egressWidened } from './egress-widened.ts';
import { groupAttachment } from './group-attachment.ts';
import { mixedRules } from './mixed-rules.ts';
import { newPeer } from './new-peer.ts';
import { openToWorld } from './open-to-world.ts';
import { portsWidened } from './ports-widened.ts';
import { publicRange } from './public-range.ts';
import { selfRule } from './self-rule.ts';

/** What security groups let in and out (NET-01 to NET-08). */
export const groupRules: readonly Rule[] = [
  openToWorld,
  publicRange,
  portsWidened,
  newPeer,
  selfRule,
  egressWidened,
  egressNarrowed,
  mixedRules,
  groupAttachment,
];
