import type { InboxItem } from '../../src/views/inbox.ts';
import type { PromotionStatus } from '../../src/views/status.ts';
import type { Project } from './project.ts';
import type { Ran } from './ran.ts';

/** Who speaks for a role. Petra holds platform-owner too, and wrote part of 2.5.0. */
const holders: Readonly<Record<string, string>> = {
  'platform-owner': 'pavel',
  'security-owner': 'selma',
  'compliance-owner': 'colin',
  'service-owner': 'silas',
};

export async function inbox(project: Project, ...more: readonly string[]): Promise<readonly InboxItem[]> {
  const ran = (await project.waves('inbox', ...more)).expect(0);
  return ran.json<{ items: readonly InboxItem[] }>().items;
}

export type Answer = { readonly role: string; readonly ran: Ran };

/** Each open question answered by the person who holds its role, all plans of a role at once. */
export async function approveAll(project: Project, ...more: readonly string[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const item of await inbox(project, ...more)) answers.push(await answer(project, item, more));
  return answers;
}

/** The same where a plan destroys in production: whoever says yes names the module. */
export async function approveDestruction(project: Project, module: string): Promise<void> {
  for (const item of await inbox(project)) await answer(project, item, ['--destroys', module]);
}

async function answer(project: Project, item: InboxItem, more: readonly string[]): Promise<Answer> {
  const { promotion, role = '', plans } = item;
  const named = plans.flatMap(({ plan }) => ['--plan', plan]);
  const as = ['--as', holders[role] ?? 'silas', ...(role === '' ? [] : ['--role', role])];
  const ran = await project.waves('approve', promotion, ...named, ...as, ...more);
  return { role, ran: ran.expect(0) };
}

const roundsMax = 12;

/** Runs, approves what is asked, and runs again, until a run ends with something else than a question. */
export async function promote(project: Project, what: string, ...more: readonly string[]): Promise<Ran> {
  for (let round = 1; round <= roundsMax; round += 1) {
    const ran = await project.waves('run', what, ...more);
    if (ran.exit !== 3 || !ran.codes.includes('awaiting-approval')) return ran;
    await approveAll(project, ...more);
  }
  throw new Error(`${what} still waits after ${roundsMax} rounds`);
}

/** The promotion a run, or the ledger's latest status, is about. */
export function promotionOf(ran: Ran): PromotionStatus {
  return ran.json<{ promotion: PromotionStatus }>().promotion;
}
