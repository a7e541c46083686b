import { writeWhole } from '../../src/simcloud/cloud/write-whole.ts';
import { simCommand } from '../../src/simcloud/command.ts';
import { simFilePath } from '../../src/simcloud/project.ts';
import { type Sim, startSim } from '../../src/simcloud/server/start.ts';
import { type Engine, type Ran, stackOf } from '../simcloud/engine.ts';
import { keptPlans } from './kept.ts';
import type { Deed, Story } from './story.ts';

export type Stage = { readonly sim: Sim; readonly home: string; readonly engine: Engine };

type Stack = ReturnType<typeof stackOf>;

/** The number of the account in which every story plays. */
export const accountId = '111111111111';

/** Opens the simulated cloud in a folder, so that the same stories give the same plans everywhere. */
export async function openStage(home: string): Promise<Sim> {
  const accounts = keptPlans.map(({ engine, story }) => [accountOf(engine, story), accountId]);
  writeWhole(simFilePath(home), JSON.stringify({ port: 0, seed: 'golden', accounts: Object.fromEntries(accounts) }));
  return startSim({ folder: home });
}

const accountOf = (engine: string, story: Story): string => `${engine}-${story.name}`;

/** A provider that nobody knows, under which the simulated cloud answers too. */
const foreign = 'registry.example.com/acme/cloud';

const head = `
terraform {
  backend "http" {}
  required_providers {
    aws  = { source = "hashicorp/aws" }
    acme = { source = "${foreign}" }
  }
}
`;

/** Plays a story with the real engine in a simulated account of its own, and returns the plan as it is kept. */
export async function planOf(story: Story, { sim, home, engine }: Stage): Promise<string> {
  const account = accountOf(engine.name, story);
  const stack = stackOf({ binary: engine.binary, project: sim.project, home, account, alsoAs: foreign });
  if (story.before !== undefined) await apply(stack, story.before);
  for (const deed of story.between ?? []) await perform(deed, { stack, account, home });
  await write(stack, story.after);
  const planned = await stack.plan(...(story.plan ?? []));
  if ((planned.code === 1) !== (story.errs === true)) throw new Error(`${story.name}: ${planned.out}`);
  return kept(await stack.json());
}

async function write(stack: Stack, configuration: string): Promise<void> {
  stack.write(head + configuration);
  succeeded(await stack.init());
}

async function apply(stack: Stack, configuration: string): Promise<void> {
  await write(stack, configuration);
  const planned = await stack.plan();
  if (planned.code === 1) throw new Error(planned.out);
  succeeded(await stack.apply());
}

type Around = { readonly stack: Stack; readonly account: string; readonly home: string };

async function perform(deed: Deed, { stack, account, home }: Around): Promise<void> {
  const sim = (...argv: string[]) =>
    simCommand(argv, { folder: home, out: () => undefined, err: (line) => process.stderr.write(`${line}\n`), env: {} });
  if ('poke' in deed) {
    if ((await sim('poke', account, ...deed.poke)) !== 0) throw new Error(`cannot poke ${deed.poke.join(' ')}`);
  } else if ('engine' in deed) {
    succeeded(await stack.run('apply', ...deed.engine));
  } else {
    const [kind = '', ...settings] = deed.failing ?? [];
    if (kind) await sim('break', kind, account, ...settings);
    await write(stack, deed.apply);
    await stack.plan();
    const { code, out } = await stack.apply();
    if ((code !== 0) !== (kind !== '')) throw new Error(out);
  }
}

function succeeded({ code, out }: Ran): void {
  if (code !== 0) throw new Error(out);
}

/**
 * The plan without what no reader uses and what differs from run to run. `planned_values` and `relevant_attributes` say
 * again what stands elsewhere; the time is that of no day; what the engine itself draws by lot is numbered.
 */
function kept(plan: object): string {
  const { planned_values: _, relevant_attributes: __, ...rest } = plan as Record<string, unknown>;
  const text = JSON.stringify({ ...rest, timestamp: '2026-01-01T00:00:00Z' }, null, 1);
  const drawn = new Set([...text.matchAll(lots)].map(([, uuid, deposed]) => uuid ?? deposed ?? ''));
  return `${[...drawn].reduce(numbered, text)}\n`;
}

/** Ids of `terraform_data`, and names of deposed objects. */
const lots = /"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"|"deposed": "([0-9a-f]{8})"/g;

function numbered(text: string, lot: string, index: number): string {
  return text.replaceAll(lot, lot.replace(/[0-9a-f]/g, '0').slice(0, -2) + String(index + 1).padStart(2, '0'));
}
