import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { hmacOf } from '../../../src/domain/digest.ts';
import { analyse } from '../../../src/domain/plan/analyse.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import type { EngineKind } from '../../../src/domain/stack.ts';

export const canary = 'canary-hunter2-canary';

const key = new Uint8Array(32).fill(7);
export const mask = (text: string): string => hmacOf(key, text);

/** A plan an engine really wrote. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/plans/${name}.json`, import.meta.url), 'utf8');
}

export function analysed(json: string, engine: EngineKind = 'terraform'): Analysis {
  const analysis = analyse(json, { engine, mask });
  if (isRefusal(analysis)) expect.fail(analysis.say);
  return analysis;
}

export function fixtureAnalysis(name: string): Analysis {
  return analysed(fixture(name), name.startsWith('tofu') ? 'tofu' : 'terraform');
}

export type Row = {
  readonly address: string;
  readonly actions: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  readonly unknown?: unknown;
  readonly beforeSensitive?: unknown;
  readonly afterSensitive?: unknown;
  readonly importing?: unknown;
  readonly replacePaths?: unknown;
  readonly generatedConfig?: unknown;
  /** Whatever else stands in the row: `previous_address`, `deposed`, `action_reason`, `mode`, `provider_name`. */
  readonly [more: string]: unknown;
};

/** One row of `resource_changes` or `resource_drift`, with everything an engine writes about it. */
function row({ address, actions, before, after, unknown, ...more }: Row): Record<string, unknown> {
  const { beforeSensitive, afterSensitive, importing, replacePaths, generatedConfig, ...rest } = more;
  const [type, name] = address
    .replace(/\[[^\]]*\]/g, '')
    .split('.')
    .slice(-2);
  return {
    address,
    mode: 'managed',
    type,
    name,
    provider_name: type?.startsWith('terraform_')
      ? 'terraform.io/builtin/terraform'
      : 'registry.terraform.io/hashicorp/aws',
    ...rest,
    change: {
      actions,
      before: before ?? null,
      after: after ?? null,
      after_unknown: unknown ?? {},
      before_sensitive: beforeSensitive ?? false,
      after_sensitive: afterSensitive ?? false,
      ...(importing === undefined ? {} : { importing }),
      ...(replacePaths === undefined ? {} : { replace_paths: replacePaths }),
      ...(generatedConfig === undefined ? {} : { generated_config: generatedConfig }),
    },
  };
}

/** Engines say why they delete something; a test that wants the reason left out gives null. */
function plannedRow(change: Row): Record<string, unknown> {
  const isDeleted = change.actions.join() === 'delete' && change.deposed === undefined;
  return row(isDeleted ? { action_reason: 'delete_because_no_resource_config', ...change } : change);
}

export type PlanParts = {
  readonly changes?: readonly Row[];
  readonly drift?: readonly Row[];
  /** Attributes the configuration sets, by address without instance keys; a value is the references it has. */
  readonly configured?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Resources of the state by address. */
  readonly state?: Readonly<Record<string, unknown>>;
  readonly [more: string]: unknown;
};

/** A whole plan as JSON text. */
export function planText({ changes, drift, configured, state, ...more }: PlanParts): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: (changes ?? []).map(plannedRow),
    resource_drift: (drift ?? []).map(row),
    configuration: { root_module: configurationOf(configured ?? {}) },
    prior_state: { values: { root_module: { resources: Object.entries(state ?? {}).map(stateRow) } } },
    errored: false,
    applyable: true,
    complete: true,
    ...more,
  });
}

export function planOf(parts: PlanParts): Analysis {
  return analysed(planText(parts));
}

function configurationOf(configured: NonNullable<PlanParts['configured']>): unknown {
  return {
    resources: Object.entries(configured).map(([address, attributes]) => ({
      address,
      mode: address.startsWith('data.') ? 'data' : 'managed',
      type: address.replace(/^data\./, '').split('.')[0],
      expressions: Object.fromEntries(Object.entries(attributes).map(([name, references]) => [name, { references }])),
    })),
  };
}

function stateRow([address, values]: [string, unknown]): unknown {
  return { address, mode: 'managed', type: address.split('.').at(-2), values, sensitive_values: {} };
}
