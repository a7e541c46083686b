import type { Code } from '../../domain/codes.ts';
import type { CatalogueModule, Definitions } from '../../domain/definitions.ts';
import { isExactVersion } from '../../domain/exact-version.ts';
import { sourceAddress } from '../../domain/module-source.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Release, ReleaseName } from '../../domain/release.ts';
import { releaseText, seenAs } from '../../domain/release.ts';
import type { Desk } from './desk.ts';

/**
 * The release as the ledger first saw it, registered now if this is the first time. A moved tag and changed bytes are
 * refused, and the alarm is recorded (S01.1, S01.3, S01.4). `inferred`: nobody named it, a stack was on it.
 */
export async function registerRelease(
  desk: Desk,
  definitions: Definitions,
  name: ReleaseName,
  { inferred }: { readonly inferred: boolean } = { inferred: false },
): Promise<Release | readonly Refusal[]> {
  const seen = await seenRelease(desk, definitions, name);
  if (!('digest' in seen)) {
    for (const refusal of seen) if (alarming.has(refusal.code)) await alarm(desk, name, refusal);
    return seen;
  }
  await desk.record((now) =>
    now.releases.has(releaseText(name))
      ? undefined
      : { facts: [{ type: 'release-registered', release: seen, inferred }], looked: ['governance'] },
  );
  return seen;
}

const alarming: ReadonlySet<string> = new Set(['ref-moved', 'version-digest-conflict']);

/** The release as its repository shows it now, held against what the ledger first saw. Writes nothing. */
export async function seenRelease(
  desk: Desk,
  definitions: Definitions,
  name: ReleaseName,
): Promise<Release | readonly Refusal[]> {
  if (!isExactVersion(name.version)) {
    const say = `${JSON.stringify(name.version)} is no exact version: ranges, branches and latest are not promoted`;
    return [refuse('not-exact', { say, fix: `name one released version, such as ${name.module}@1.2.3` })];
  }
  const module = definitions.modules.find((candidate) => candidate.name === name.module);
  if (!module) {
    const known = definitions.modules.map((candidate) => candidate.name).join(', ') || 'none';
    const say = `no module ${name.module} in the catalogue; known: ${known}`;
    return [refuse('module-unknown', { say, fix: 'name it under modules: in waves.yaml' })];
  }
  const seen = await lookUp(desk, module, name.version);
  if (isRefusal(seen)) return [seen];
  const known = (await desk.book.state()).releases.get(releaseText(name));
  const conflicts = known ? conflictsOf(known, seen) : [];
  return conflicts.length > 0 ? conflicts : seen;
}

async function lookUp(desk: Desk, module: CatalogueModule, version: string): Promise<Release | Refusal> {
  const { moduleSource } = desk.world;
  const tag = module.tags.replace('{version}', version);
  const found = await moduleSource.tag(module.source, tag);
  if (!found) {
    const isPublished = sourceAddress(module.source).kind === 'registry';
    const [what, first] = isPublished ? ['version', 'publish the version'] : ['tag', 'push the tag'];
    const say = `${module.name} has no ${what} ${tag}`;
    return refuse('version-unknown', { say, fix: `${first}, or name another version of ${module.name}` });
  }
  const { digest, nested, providers } = await moduleSource.content(module.source, found.commit);
  const loose = nested.find(({ exact }) => !exact);
  if (loose) {
    const say = `${module.name}@${version} calls ${loose.source} at ${loose.path}, which is no exact version`;
    return refuse('nested-not-exact', {
      say,
      fix: 'pin the nested module to a tag and release again',
      owner: 'module owner',
    });
  }
  const fixed = nested.map(({ path, source, commit, digest }) => ({
    path,
    source,
    digest,
    ...(commit === undefined ? {} : { commit }),
  }));
  return {
    module: module.name,
    version,
    source: module.source,
    origin: module.origin,
    tag,
    commit: found.commit,
    digest,
    nested: fixed,
    ...(providers.length === 0 ? {} : { providers }),
  };
}

/** A tag that moved and bytes that changed are two findings: a moved tag alone may bring the same bytes. */
function conflictsOf(known: Release, seen: Release): readonly Refusal[] {
  const name = releaseText(known);
  const fix = 'release a new version: a version that was seen never changes';
  const conflict = (code: Code, say: string) => refuse(code, { say, fix, subject: name, owner: 'module owner' });
  const before = (path: string) => known.nested.find((nested) => nested.path === path);
  const moved = seen.nested.filter(({ path, commit }) => before(path)?.commit !== commit);
  const tag = `${seenAs(known).replace(' = ', ' was ')} when first seen and is ${seen.commit.slice(0, 12)} now`;
  const bytes = `${name} was ${known.digest} when first seen and is ${seen.digest} now`;
  const nestedBytes = seen.nested.filter(({ path, digest }) => before(path)?.digest !== digest);
  return [
    ...(known.commit === seen.commit ? [] : [conflict('ref-moved', tag)]),
    ...moved.map(({ path, source }) =>
      conflict('ref-moved', `nested module ${path} (${source}) of ${name} is another commit than when first seen`),
    ),
    ...(known.digest === seen.digest ? [] : [conflict('version-digest-conflict', bytes)]),
    ...nestedBytes.map(({ path, source, digest }) =>
      conflict(
        'version-digest-conflict',
        `nested module ${path} (${source}) of ${name} was ${before(path)?.digest ?? 'not there'} when first seen and is ${digest} now`,
      ),
    ),
    ...(known.nested.length > seen.nested.length
      ? [conflict('version-digest-conflict', `${name} has lost a nested module since it was first seen`)]
      : []),
  ];
}

async function alarm(desk: Desk, name: ReleaseName, { code, say }: Refusal): Promise<void> {
  await desk.record((state) => {
    const told = state.alarms.some(
      (one) => one.module === name.module && one.version === name.version && one.say === say,
    );
    return told
      ? undefined
      : { facts: [{ type: 'release-alarmed', module: name.module, version: name.version, code, say }] };
  });
}
