import type { Analysis } from '../../domain/analysis.ts';
import { canonical } from '../../domain/canonical.ts';
import { digestOf } from '../../domain/digest.ts';
import { globMatches } from '../../domain/glob.ts';
import { analyse } from '../../domain/plan/analyse.ts';
import { approvable } from '../../domain/plan/approvable.ts';
import { driftOf } from '../../domain/plan/drift.ts';
import { isNoOp } from '../../domain/plan/no-op.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import type { StateMark } from '../../domain/plan-result.ts';
import type { PresentJudging } from '../../domain/promotion/present.ts';
import type { Judged, LedgerState, Promotion, StackProgress } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Wave } from '../../domain/wave.ts';
import type { EngineFolder } from '../../ports/engine.ts';
import type { SavedPlan } from '../../ports/plan-file.ts';
import { authorsOf } from '../authors.ts';
import type { GovernedRules } from '../governed-rules.ts';
import { alwaysAsks, judgeUnder, readAnalysis } from '../judging.ts';
import { readPinnedRules } from '../pinned-rules.ts';
import { recordDifferences } from './recorded-sources.ts';
import type { Restored } from './restore.ts';
import { planBytes } from './restore.ts';
import { sealedDifferences } from './sealed-differences.ts';
import type { ApplyWorld } from './world.ts';

export type Derived = {
  readonly analysis: string;
  readonly judgement: string;
  readonly judging: PresentJudging;
  readonly pinned: boolean;
  readonly drift: 'clean' | 'drifted' | 'pending';
  readonly sources: readonly string[];
  readonly missingAuthors: readonly string[];
  /** The state the plan file says it was made on. */
  readonly planState: StateMark;
};

export type Deriving = {
  readonly promotion: Promotion;
  readonly member: StackProgress;
  readonly judged: Judged;
  readonly ledger: LedgerState;
  readonly rules: GovernedRules;
  readonly restored: Restored;
  readonly folder: EngineFolder;
};

/** Everything people were shown, made again from the sealed bytes and from git, without running any code of theirs. */
export async function derive(world: ApplyWorld, deriving: Deriving): Promise<Derived | Refusal> {
  const { promotion, member, judged, restored, folder } = deriving;
  const { record } = judged;
  const saved = world.planFile.read(await planBytes(restored));
  const json = await world.engine.show(folder, restored.planFile);
  const value = analyse(json, { engine: folder.engine.kind, mask: world.hmac });
  const unfit = isRefusal(value) ? undefined : unapprovable(value, record);
  if (unfit) return unfit;
  const pinned = await readPinnedRules(world.objects, promotion.rules);
  const contract = pinned.contracts[promotion.release.module] ?? pinned.contracts.default;
  const wave = promotion.waves.find(({ name }) => name === member.wave);
  const text = isRefusal(value) ? value.say : canonical(value);
  const none = { analysis: digestOf(text), judgement: '', judging: { need: judged.need, denials: [] } };
  const judging =
    isRefusal(value) || !wave
      ? none
      : judgeAgain(
          judgeUnder(value, {
            environment: record.environment,
            module: promotion.release.module,
            rules: pinned.rules,
            wave,
            always: alwaysAsks(member),
          }),
          text,
        );
  return {
    ...judging,
    pinned: contract?.digest === promotion.contract && wavesHold(promotion, contract.waves) && isMember(record, wave),
    drift: await driftAgain(world, judged),
    sources: [
      ...(await recordDifferences(world, { record, stack: folder.stack, modules: pinned.modules })),
      ...(await sealedDifferences(world, { record, restored, saved, stack: folder.stack })),
    ],
    planState: planStateOf(saved),
    missingAuthors: await missingAuthors(world, deriving),
  };
}

/** A plan that nobody might have been asked about (INV-13), whoever judged it. Its exit is what its content says. */
function unapprovable(value: Analysis, { arguments: args }: Judged['record']): Refusal | undefined {
  const fit = approvable(value, isNoOp(value) ? 0 : 2, args);
  return isRefusal(fit) ? fit : undefined;
}

function planStateOf({ lineage, serial }: SavedPlan): StateMark {
  return lineage === undefined || serial === undefined ? 'absent' : { lineage, serial };
}

function judgeAgain(verdict: ReturnType<typeof judgeUnder>, text: string) {
  const denials = verdict.judgement.verdicts.filter((one) => one.verdict !== 'warn');
  return { analysis: digestOf(text), judgement: digestOf(verdict.document), judging: { need: verdict.need, denials } };
}

/** The waves of the promotion say what the pinned contract says, members apart. */
function wavesHold(promotion: Promotion, rules: readonly object[]): boolean {
  const stated = promotion.waves.map(({ members: _, ...rule }) => rule);
  return canonical(stated) === canonical(rules);
}

/** Membership is a claim too: a stack in an earlier wave than its account's would go first, and ask whom that asks. */
function isMember({ environment, stack }: PlanRecord, wave: Wave | undefined): boolean {
  const holds = wave?.accounts.some((glob) => globMatches(glob, environment.account)) ?? false;
  return holds && wave?.members.includes(stack) === true;
}

async function driftAgain(world: ApplyWorld, { record }: Judged): Promise<Derived['drift']> {
  if (record.driftAnalysis === undefined) return 'clean';
  const { drifted, pending } = driftOf(await readAnalysis(world.objects, record.driftAnalysis));
  if (drifted.length > 0) return 'drifted';
  return pending.length > 0 ? 'pending' : 'clean';
}

/** Authors that git names and the record leaves out: whoever judged may not make an author an approver. */
async function missingAuthors(
  world: ApplyWorld,
  { promotion, judged, ledger, rules }: Deriving,
): Promise<readonly string[]> {
  const { record } = judged;
  const firstApply = record.state === 'absent';
  const change = { ...record, firstApply, starter: promotion.starter };
  const found = await authorsOf(world, change, { ledger, rules: rules.definitions.rules });
  const said = new Set([...record.authors.persons, ...record.authors.unknown]);
  return [...found.persons, ...found.unknown].filter((author) => !said.has(author));
}
