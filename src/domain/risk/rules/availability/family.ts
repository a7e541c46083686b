import type { Rule } from '../../rule.ts';
import { capacityDown } from './capacity-down.ts';
import { clusterVersion } from './cluster-version.ts';
import { endpointMoved } from './endpoint-moved.ts';
import { fanOut } from './fan-out.ts';
import { movedRegion } from './moved-region.ts';
import { noWayBack } from './no-way-back.ts';
import { restart } from './restart.ts';
import { scalingOff } from './scaling-off.ts';
import { sharedHub } from './shared-hub.ts';
import { standbyOff } from './standby-off.ts';

/** Does it stay up, how much falls with it, and is there a way back (AVL, BLR, REV)? */
export const availabilityRules: readonly Rule[] = [
  capacityDown,
  standbyOff,
  clusterVersion,
  restart,
  endpointMoved,
  scalingOff,
  fanOut,
  sharedHub,
  movedRegion,
  noWayBack,
];
