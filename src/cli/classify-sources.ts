import type { OnePolicyFile } from '../config/policy-file.ts';
import type { Ordered } from '../domain/classification/orders.ts';
import { orders } from '../domain/classification/orders.ts';
import type { ChangeSeen, Raises, Signal } from '../domain/classification/sources.ts';
import { raisedByHand, signalsOf } from '../domain/classification/sources.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { textOf } from './files.ts';

/** What is said of a change on the command line, beside its plan. */
export type Said = {
  readonly path: readonly string[];
  readonly label: readonly string[];
  readonly module: readonly string[];
  readonly 'manifest-before': string | undefined;
  readonly 'manifest-after': string | undefined;
  readonly 'policy-result': readonly string[];
  readonly raise: readonly string[];
  readonly reason: string | undefined;
};

/** Everything that other sources than the plan say of a change, under the classification rules of the policy files. */
export async function signalsSaid(
  said: Said,
  { classification }: OnePolicyFile,
  cwd: string,
): Promise<readonly Signal[] | Refusal> {
  const raises = raisesIn(said);
  if (isRefusal(raises)) return raises;
  const manifest = await manifestsIn(said, cwd);
  if (isRefusal(manifest)) return manifest;
  const policy = await policyResultsIn(said['policy-result'], cwd);
  if (isRefusal(policy)) return policy;
  const seen: ChangeSeen = { path: said.path, label: said.label, module: said.module, manifest, policy };
  return [...signalsOf(seen, classification), ...raisedByHand(raises, said.reason ?? '')];
}

function raisesIn({ raise, reason }: Said): Raises | Refusal {
  if (raise.length > 0 !== (reason !== undefined)) {
    return refuse('bad-usage', { say: '--raise and --reason belong together', fix: 'say why it is raised' });
  }
  const raises: { [D in Ordered]?: string } = {};
  for (const text of raise) {
    const [dimension = '', value = ''] = text.split('=');
    const values = Object.hasOwn(orders, dimension) ? orders[dimension as Ordered] : undefined;
    if (!values?.includes(value)) {
      const known = values ? values.join(', ') : Object.keys(orders).join(', ');
      const say = `--raise ${JSON.stringify(text)} is no dimension and value`;
      return refuse('bad-usage', { say, fix: `${values ? `values of ${dimension}` : 'dimensions'}: ${known}` });
    }
    raises[dimension as Ordered] = value;
  }
  return raises;
}

async function manifestsIn(said: Said, cwd: string): Promise<readonly string[] | Refusal> {
  const [before, after] = [said['manifest-before'], said['manifest-after']];
  if (before === undefined && after === undefined) return [];
  if (before === undefined || after === undefined) {
    return refuse('bad-usage', { say: 'manifests are compared two by two', fix: 'name both, /dev/null for none' });
  }
  const [old, now] = [await textOf(before, cwd), await textOf(after, cwd)];
  if (typeof old !== 'string') return old;
  if (typeof now !== 'string') return now;
  const { changedManifests } = await import('../config/manifests.ts');
  const names = changedManifests(old, now);
  if (names) return names;
  return refuse('invalid-file', { say: `${before} or ${after} is no YAML`, fix: 'render the manifests again' });
}

/** The JSON that conftest and opa print: an entry with failures denies, one with warnings warns. */
async function policyResultsIn(files: readonly string[], cwd: string): Promise<readonly string[] | Refusal> {
  const found: string[] = [];
  for (const file of files) {
    const text = await textOf(file, cwd);
    if (typeof text !== 'string') return text;
    const said = resultsIn(text);
    if (!said)
      return refuse('invalid-file', { say: `${file} is no result of conftest`, fix: 'conftest test --output json' });
    found.push(...said);
  }
  return found;
}

function resultsIn(text: string): readonly string[] | undefined {
  try {
    const results: unknown = JSON.parse(text);
    if (!Array.isArray(results)) return undefined;
    return results.flatMap((result) => [
      ...(hasAny(result?.failures) ? ['deny'] : []),
      ...(hasAny(result?.warnings) ? ['warn'] : []),
    ]);
  } catch {
    return undefined;
  }
}

function hasAny(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}
