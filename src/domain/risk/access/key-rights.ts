import type { Grant } from '../../iam/document.ts';
import { allowsVerb } from './reach.ts';

const keyTypes = new Set([
  'aws_kms_key',
  'aws_kms_key_policy',
  'aws_kms_external_key',
  'aws_kms_replica_key',
  'aws_kms_replica_external_key',
  'aws_kms_grant',
]);

export function isOfKey(type: string): boolean {
  return keyTypes.has(type);
}

/** Whoever may do this decides about the key: who uses it, and whether it is there tomorrow. */
export function controlsKey(grant: Grant): boolean {
  const isForServices = grant.conditions.some(
    ({ key, values }) => key === 'kms:grantisforawsresource' && values.includes('true'),
  );
  const control = ['putkeypolicy', 'schedulekeydeletion', 'disablekey', 'reencryptfrom', 'reencryptto'];
  return allowsVerb(grant, isForServices ? control : [...control, 'creategrant'], 'kms');
}

export function writesKeyPolicy(grant: Grant): boolean {
  return allowsVerb(grant, ['putkeypolicy'], 'kms');
}
