import { logReadings } from '../rules/protection/logs.ts';
import { keyReadings } from '../rules/protection/own-keys.ts';
import { registryReadings } from '../rules/protection/registry.ts';
import type { Reading } from './reading.ts';

/** Protections that may be turned on without anybody being hurt: records, rotation of keys, checks of images. */
export const protections: readonly Reading[] = [...logReadings, ...keyReadings, ...registryReadings];
