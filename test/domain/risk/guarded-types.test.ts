import { expect, test } from 'vitest';
import { groupOfMember } from '../../../src/domain/plan/members.ts';
import { isKnownType } from '../../../src/domain/risk/resource-types/known.ts';
import { capacities } from '../../../src/domain/risk/rules/availability/capacities.ts';
import { branchGuards, pipelines } from '../../../src/domain/risk/rules/code/pipelines.ts';
import { copySources } from '../../../src/domain/risk/rules/combination/copies-lost.ts';
import { leads } from '../../../src/domain/risk/rules/combination/cutover-and-delete.ts';
import { amounts, priced } from '../../../src/domain/risk/rules/cost/priced.ts';
import { atRest, unencryptedFromTheStart } from '../../../src/domain/risk/rules/protection/at-rest.ts';
import { inTransit } from '../../../src/domain/risk/rules/protection/in-transit.ts';
import { logKeepers, logs } from '../../../src/domain/risk/rules/protection/logs.ts';
import { keyPaths, ownKeys } from '../../../src/domain/risk/rules/protection/own-keys.ts';
import { registry } from '../../../src/domain/risk/rules/protection/registry.ts';

test('every type that some table reads is a known one, or reading it would be in vain', () => {
  const tables = [atRest, unencryptedFromTheStart, inTransit, logs, logKeepers, ownKeys, keyPaths, registry];
  const more = [capacities, branchGuards, pipelines, amounts, priced, copySources, leads, groupOfMember];
  const types = [...tables, ...more].flatMap((table) => [...table.keys()]);
  expect(types.length).toBeGreaterThan(100);
  expect(types.filter((type) => !isKnownType(type))).toEqual([]);
});
