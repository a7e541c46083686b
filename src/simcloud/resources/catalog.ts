import { computeTypes } from './compute/family.ts';
import { dataTypes } from './data/family.ts';
import * as data from './data-sources.ts';
import type { DataSource, ResourceTypes } from './definition.ts';
import { edgeTypes } from './edge/family.ts';
import { identityTypes } from './identity/family.ts';
import { networkTypes } from './network/family.ts';
import { signalTypes } from './signals/family.ts';

/** Every resource type the simulated cloud knows. A new one is its file and its line in the family's list. */
export const resourceTypes: ResourceTypes = {
  ...dataTypes,
  ...edgeTypes,
  ...identityTypes,
  ...networkTypes,
  ...signalTypes,
  ...computeTypes,
};

export const dataSources: { readonly [name: string]: DataSource } = {
  aws_availability_zones: data.availabilityZones,
  aws_caller_identity: data.callerIdentity,
  aws_iam_policy_document: data.policyDocument,
  aws_partition: data.partition,
  aws_region: data.region,
};
