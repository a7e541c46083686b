import type { PersonId } from '../domain/act.ts';
import { personByEmail } from '../domain/approval/roles.ts';
import type { Authors, PlanRecord } from '../domain/plan-record.ts';
import type { CompanionEdit } from '../domain/plan-request.ts';
import type { LedgerState } from '../domain/promotion/state.ts';
import { choiceKey } from '../domain/provider-lock.ts';
import type { Release } from '../domain/release.ts';
import type { Rules } from '../domain/rules.ts';
import type { EngineKind, StackName } from '../domain/stack.ts';
import type { Governed } from '../ports/governed.ts';
import type { ModuleSource } from '../ports/module-source.ts';

const engines: readonly EngineKind[] = ['terraform', 'tofu'];

export type AuthorsWorld = { readonly governed: Governed; readonly moduleSource: ModuleSource };

/** What is asked about: a change of one stack from a version (or from nothing) to a release, at a commit. */
export type AuthoredChange = Pick<PlanRecord, 'release' | 'fromVersion' | 'commit' | 'readSet' | 'folder'> & {
  readonly stack: StackName;
  readonly firstApply: boolean;
  readonly starter: PersonId;
  readonly companions: readonly CompanionEdit[];
};

/**
 * Who counts as an author (DESIGN 4): of the module's commits between the two releases and its tagger, and of the
 * governed commits that touch what the stack reads since it was last applied, apart from pins that waves landed; and
 * who had chosen what is written beside the pin.
 */
export async function authorsOf(
  world: AuthorsWorld,
  change: AuthoredChange,
  { ledger, rules }: { ledger: LedgerState; rules: Rules },
): Promise<Authors> {
  const emails = new Set([
    ...(await governedEmails(world, change, ledger)),
    ...(await moduleEmails(world, change, ledger)),
  ]);
  const persons = new Set<PersonId>();
  const unknown: string[] = [];
  for (const email of emails) {
    const person = personByEmail(rules, email);
    if (person) persons.add(person.id);
    else unknown.push(email);
  }
  if (change.release.origin === 'external') persons.add(change.starter);
  for (const person of companionAuthors(change, ledger)) persons.add(person);
  return { persons: [...persons].sort(), unknown: unknown.sort() };
}

/** Whoever had the providers chosen brought the lock file that is written beside the pin. */
function companionAuthors({ companions, release }: AuthoredChange, ledger: LedgerState): readonly PersonId[] {
  if (companions.length === 0) return [];
  return engines.flatMap((engine) => ledger.providers.get(choiceKey(release, engine))?.question.by ?? []);
}

async function governedEmails({ governed }: AuthorsWorld, change: AuthoredChange, ledger: LedgerState) {
  const last = ledger.lastApplied.get(change.stack)?.commit;
  const from = last !== undefined && (await governed.contains(change.commit, last)) ? { from: last } : {};
  const paths = change.firstApply ? [change.folder] : [change.folder, ...change.readSet];
  const commits = await governed.commitsTouching({ ...from, to: change.commit }, paths);
  return commits.filter(({ commit }) => !ledger.landed.has(commit)).flatMap(({ emails }) => emails);
}

async function moduleEmails({ moduleSource }: AuthorsWorld, change: AuthoredChange, ledger: LedgerState) {
  const { release } = change;
  if (release.origin === 'external') return [];
  const old = change.firstApply
    ? undefined
    : await commitOf(moduleSource, release, { version: change.fromVersion, ledger });
  const tag = await moduleSource.tag(release.source, release.tag);
  const commits = await moduleSource.commits(release.source, {
    ...(old === undefined ? {} : { from: old }),
    to: release.commit,
  });
  return [...commits.flatMap(({ emails }) => emails), ...(tag?.tagger === undefined ? [] : [tag.tagger.toLowerCase()])];
}

/** The commit of the version a stack comes from; unknown means the whole history counts. */
async function commitOf(source: ModuleSource, release: Release, of: { version: string; ledger: LedgerState }) {
  const known = of.ledger.releases.get(`${release.module}@${of.version}`);
  if (known) return known.commit;
  const tag = release.tag.replace(release.version, of.version);
  return (await source.tag(release.source, tag))?.commit;
}
