import { type ApplyFault, type Faults, type MetricFault, readFaults, writeFaults } from '../cloud/faults.ts';
import { accountNamed, openProject } from '../project.ts';
import { assignment, readValue, type SimIo, usage } from './io.ts';

const APPLY_KINDS = ['fail', 'taint', 'deny', 'slow', 'hang', 'die'] as const;
const APPLY_KEYS = ['type', 'on', 'at', 'ms', 'when', 'message'] as const;
const METRIC_KEYS = [
  'version',
  'samples',
  'waf_counted',
  'false_positives',
  'false_positive_rate',
  'baseline_rate',
] as const;

/** Adds one fault to the faults file, or takes all away. */
export async function breakIt(args: readonly string[], io: SimIo): Promise<number> {
  const [kind = '', ...rest] = args;
  const project = await openProject(io.folder);
  const named = rest[0] && !rest[0].includes('=') ? accountNamed(project, rest[0]).account : undefined;
  const settings = { ...(named ? { account: named } : {}) };
  const pairs = rest.slice(named ? 1 : 0);
  writeFaults(project.root, withFault(readFaults(project.root), { kind, settings, pairs }));
  io.out(kind === 'nothing' ? 'nothing is broken any more' : `broken: ${args.join(' ')}`);
  return 0;
}

type Wish = { readonly kind: string; readonly settings: { account?: string }; readonly pairs: readonly string[] };

function withFault(faults: Faults, { kind, settings, pairs }: Wish): Faults {
  if (kind === 'nothing') {
    readPairs(pairs, []);
    return { ...faults, apply: [], metrics: [] };
  }
  const doing = APPLY_KINDS.find((each) => each === kind);
  if (doing) {
    const fault: ApplyFault = { do: doing, ...settings, ...readPairs(pairs, APPLY_KEYS) };
    return { ...faults, apply: [...faults.apply, checked(fault)] };
  }
  if (kind !== 'metrics' && kind !== 'down') {
    throw usage(`"${kind}" cannot be broken: write ${APPLY_KINDS.join(', ')}, metrics, down or nothing`);
  }
  const fault: MetricFault = {
    ...settings,
    ...(kind === 'down' ? { down: true } : {}),
    ...readPairs(pairs, METRIC_KEYS),
  };
  return { ...faults, metrics: [...faults.metrics, fault] };
}

function readPairs(pairs: readonly string[], allowed: readonly string[]): Record<string, unknown> {
  const entries = pairs.map(assignment).map(({ name, text }) => {
    if (!allowed.includes(name)) throw usage(`"${name}" is no setting here: write ${allowed.join(', ') || 'none'}`);
    return [name, name === 'version' || name === 'message' ? text : readValue(text)];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function checked(fault: ApplyFault): ApplyFault {
  const { at, ms, on, when } = fault;
  if (at !== undefined && !(Number.isInteger(at) && at > 0)) throw usage('"at" counts calls from 1');
  if (ms !== undefined && !(Number(ms) >= 0)) throw usage('"ms" is a number of milliseconds');
  if (on !== undefined && !['create', 'update', 'delete'].includes(on)) throw usage('"on" is create, update or delete');
  if (when !== undefined && !['before', 'after'].includes(when)) throw usage('"when" is before or after');
  return fault;
}
