import type { Opened } from '../cli/opened.ts';
import type { PreviewMember } from '../cli/orders.ts';
import type { CatalogueModule } from '../domain/definitions.ts';
import type { PlanRequest } from '../domain/plan-request.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { ReleaseName } from '../domain/release.ts';
import type { Stack } from '../domain/stack.ts';
import { releasesOf } from '../parts/decide/ask.ts';
import type { Desk } from '../parts/decide/desk.ts';
import type { Previewed } from '../parts/decide/preview.ts';
import { preview } from '../parts/decide/preview.ts';
import { rulesUnreadable } from '../parts/governed-rules.ts';
import { judgeUnder } from '../parts/judging.ts';
import type { Looked } from '../parts/plan/look.ts';
import { look } from '../parts/plan/look.ts';
import { requestAt } from '../parts/plan-request.ts';
import type { LedgerPlace } from './place.ts';
import { planWorldAt } from './plan-world.ts';

/** A request to look, at the current pin or at another. */
export async function requestFor(
  desk: Desk,
  of: {
    stack: Stack;
    module: CatalogueModule;
    purpose: 'drift' | 'promote';
    toVersion?: string;
    extra?: readonly Previewed['release'][];
  },
): Promise<PlanRequest | Refusal> {
  const rules = await desk.present.rules();
  if ('problems' in rules) return rulesUnreadable(rules);
  const { stack, module, purpose, toVersion, extra = [] } = of;
  const state = await desk.book.state();
  const releases = [...releasesOf(state, module.name), ...extra];
  const base = {
    stack,
    module,
    releases,
    choices: state.providers,
    promotion: 'look',
    purpose,
    id: desk.world.nonce(),
    now: desk.world.clock.now(),
  };
  return requestAt(desk.world, rules, toVersion === undefined ? base : { ...base, toVersion });
}

/** `waves plan`: every wave with what each stack's plan would be and need, planned for real and sealed nowhere. */
export async function previewed(
  place: LedgerPlace,
  desk: Desk,
  { release, stop }: { release: ReleaseName; stop: AbortSignal },
): ReturnType<Opened['preview']> {
  const seen = await preview(desk, release);
  if (!('waves' in seen)) return seen;
  const world = await planWorldAt(place, seen.rules.definitions, stop);
  const waves = [];
  for (const wave of seen.waves) {
    const members: PreviewMember[] = [];
    for (const member of stop.aborted ? [] : wave.members)
      members.push(await previewMember(desk, world, { seen, wave, member }));
    const requiredEvidence = wave.requiredEvidence.map(({ kind }) => kind);
    waves.push({
      name: wave.name,
      soak: wave.soak,
      requiredApprovals: wave.requiredApprovals,
      requiredEvidence,
      members,
    });
  }
  return { waves };
}

async function previewMember(
  desk: Desk,
  world: Awaited<ReturnType<typeof planWorldAt>>,
  of: { seen: Previewed; wave: Previewed['waves'][number]; member: string },
): Promise<PreviewMember> {
  const { seen, wave, member } = of;
  const { definitions } = seen.rules;
  const stack = definitions.stacks.find(({ name }) => name === member);
  const module = definitions.modules.find(({ name }) => name === seen.release.module);
  const from = seen.from[member] ?? '';
  if (!stack || !module) return { stack: member, from, gates: [] };
  const request = await requestFor(desk, {
    stack,
    module,
    purpose: 'promote',
    toVersion: seen.release.version,
    extra: [seen.release],
  });
  if (isRefusal(request)) return { stack: member, from, gates: [request] };
  const looked = await look(world, request);
  if (!looked.looked) return { stack: member, from, gates: [couldNot(member, looked.say)] };
  if (!looked.analysis) return { stack: member, from, gates: [] };
  const always = looked.state === 'absent';
  const { summary, need } = judgeUnder(looked.analysis, {
    environment: stack.environment,
    module: module.name,
    rules: definitions.rules,
    wave,
    always,
    written: { ...request, stack: member, folder: stack.folder },
    at: desk.world.clock.now(),
  });
  const gates = [...driftGates(member, looked), ...needGates(member, need), ...denials(member, summary)];
  return { stack: member, from, gates, summary };
}

function couldNot(stack: string, say: string): Refusal {
  return refuse('could-not-check', { say: `${stack}: ${say}`, fix: 'waves drift', subject: stack });
}

function driftGates(stack: string, looked: Extract<Looked, { looked: true }>): readonly Refusal[] {
  const drifted = looked.drifted.map(({ address, say }) =>
    refuse('drifted', { say: `${address} ${say}`, fix: `waves reconcile ${stack}`, subject: stack }),
  );
  const pending = looked.pending.map(({ address, say }) =>
    refuse('pending-changes', { say: `${address} ${say}`, fix: `waves reconcile ${stack}`, subject: stack }),
  );
  return [...drifted, ...pending];
}

function needGates(stack: string, need: { roles: readonly string[]; anyPerson: boolean }): readonly Refusal[] {
  const who = need.anyPerson ? ['a known person who did not write it'] : need.roles;
  return who.map((role) =>
    refuse('awaiting-approval', {
      say: `would ask ${role}`,
      fix: 'waves run, then waves approve',
      subject: stack,
      owner: role,
    }),
  );
}

function denials(stack: string, summary: ReturnType<typeof judgeUnder>['summary']): readonly Refusal[] {
  return summary.denials.map(({ policy, address, say, fix }) =>
    refuse('policy-denied', { say: `${policy}: ${address}: ${say}`, fix, subject: stack }),
  );
}
