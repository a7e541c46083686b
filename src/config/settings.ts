import type { CatalogueModule, CloudCredential, Collector, Definitions } from '../domain/definitions.ts';
import { evidenceKindOf, implicitKinds } from '../domain/evidence-kinds.ts';
import { minuteMs } from '../domain/instant.ts';
import { sourceAddress } from '../domain/module-source.ts';
import type { EngineChoice } from '../domain/stack.ts';
import type { Checked } from './check.ts';
import { milliseconds } from './instants.ts';
import { given, type Mention, reportRepeated, reportTwins, tableOf } from './names.ts';
import { reportPlaceholders } from './placeholders.ts';
import { many } from './schemas/texts.ts';
import type { WavesFile } from './schemas/waves-file.ts';
import { type Path, problemAt, type Report, type Telling } from './source.ts';

/** What waves.yaml says by itself. */
export type Settings = Omit<Definitions, 'stacks' | 'contracts' | 'rules'>;

type Settling = { readonly checked: Checked<WavesFile>; readonly report: Report };

/** Fills in the defaults and checks what a schema cannot. */
export function settingsFrom(checked: Checked<WavesFile>, report: Report): Settings {
  const { value: file } = checked;
  const settling = { checked, report };
  const deadline = file.deadline === undefined ? 45 * minuteMs : milliseconds(file.deadline);
  if (deadline === 0) say(settling, ['deadline'], { code: 'out-of-range', say: 'a deadline is longer than 0' });
  reportPlaceholders(checked, report);
  return {
    engine: engineFrom(file.engine),
    branch: file.branch ?? 'main',
    ...given({ remote: file.remote, store: file.store, identity: file.identity }),
    accounts: accountsFrom(settling),
    modules: modulesFrom(settling),
    registries: tableOf(Object.entries(file.registries ?? {}).map(([host, at]) => [host, at.replace(/\/?$/, '/')])),
    ...credentialsFrom(settling),
    gitMirrors: tableOf(Object.entries(file.git?.mirrors ?? {})),
    ...given({ gitCredential: file.git?.credential, providersMirror: file.providers?.mirror }),
    providersPlatforms: file.providers?.platforms ?? [],
    providersSimulated: file.providers?.simulated ?? false,
    collectors: collectorsFrom(settling),
    producers: producersFrom(settling),
    workRoot: file.workRoot ?? '/var/tmp/waves',
    stackDeadline: deadline,
    driftConcurrency: file.drift?.concurrency ?? 4,
  };
}

/** Reads `tofu 1.12` as its schema allows it. */
export function engineFrom(text: string): EngineChoice {
  const [kind, version] = text.split(' ');
  return { kind: kind === 'tofu' ? 'tofu' : 'terraform', ...given({ version }) };
}

function say({ checked, report }: Settling, path: Path, telling: Telling): void {
  report(problemAt(checked.source, { path }, telling));
}

function accountsFrom({ checked, report }: Settling): Settings['accounts'] {
  const accounts = Object.entries(checked.value.accounts);
  const mention = (name: string, account: string): Mention => ({ name, checked, path: ['accounts', account] });
  reportRepeated(
    'account id',
    accounts.map(([account, id]) => mention(id, account)),
    report,
  );
  reportTwins(
    'account',
    accounts.map(([account]) => mention(account, account)),
    report,
  );
  return tableOf(accounts);
}

function modulesFrom(settling: Settling): readonly CatalogueModule[] {
  const { checked, report } = settling;
  const modules = Object.entries(checked.value.modules ?? {});
  const places: Mention[] = [];
  for (const [name, { source, tags }] of modules) {
    const path = ['modules', name, 'source'];
    const address = sourceAddress(source);
    const { kind, place, subdir = '', url } = address;
    places.push({ name: subdir === '' ? place : `${place}//${subdir}`, checked, path });
    const isFetched = kind === 'registry' || (kind === 'git' && /^(?:(?:https?|ssh|git|file):\/\/|\/)/.test(url));
    if (source.includes('?')) {
      say(settling, path, { code: 'bad-format', say: 'a source of the catalogue has no ?ref=', fix: 'leave it out' });
    } else if (!isFetched) {
      const fix = 'write git::https://…, git::ssh://…, or a registry address';
      say(settling, path, { code: 'bad-format', say: 'this is no module source that has versions', fix });
    } else if (kind === 'registry' && tags !== undefined) {
      const telling = { code: 'keys-clash', say: 'a registry has versions and no tags', fix: 'leave it out' } as const;
      say(settling, ['modules', name, 'tags'], telling);
    }
  }
  reportRepeated('source', places, report);
  return modules.map(([name, { source, origin = 'own', tags = usualTags(source), pin }]) => ({
    ...{ name, source, origin, tags },
    ...given({ pin }),
  }));
}

function usualTags(source: string): string {
  return sourceAddress(source).kind === 'registry' ? '{version}' : 'v{version}';
}

function credentialsFrom(settling: Settling): Pick<Settings, 'credentials' | 'cloudCredentials'> {
  const { plan, apply } = settling.checked.value.credentials ?? {};
  for (const [key, credential] of Object.entries({ plan, apply })) {
    if (credential && Object.keys(credential).length !== 1) {
      const telling = { code: 'keys-clash', say: 'one of exec, role and profile stands alone' } as const;
      say(settling, ['credentials', key], { ...telling, fix: 'keep one of them' });
    }
  }
  const exec = given({ plan: execOf(plan), apply: execOf(apply) });
  const cloud = given({ plan: cloudOf(plan), apply: cloudOf(apply) });
  return { credentials: exec, ...(Object.keys(cloud).length > 0 && { cloudCredentials: cloud }) };
}

type Credential = NonNullable<NonNullable<WavesFile['credentials']>['plan']>;

function execOf(credential: Credential | undefined): { readonly exec: readonly string[] } | undefined {
  return credential?.exec && { exec: credential.exec };
}

function cloudOf(credential: Credential | undefined): CloudCredential | undefined {
  if (credential?.role !== undefined) return { role: credential.role };
  return credential?.profile === undefined ? undefined : { profile: credential.profile };
}

/** The catalogue's spelling of a kind, or the kind as it was declared. */
export function canonicalKind(kind: string): string {
  return evidenceKindOf(kind) ?? kind;
}

function collectorsFrom(settling: Settling): readonly Collector[] {
  const entries = Object.entries(settling.checked.value.evidence ?? {});
  reportKinds(
    settling,
    'evidence',
    entries.map(([kind]) => kind),
  );
  for (const [kind, { minSamples, sampleCount }] of entries) {
    if (minSamples === undefined || sampleCount !== undefined) continue;
    const fix = 'add sampleCount: the field of the answer that counts samples';
    say(settling, ['evidence', kind, 'minSamples'], { code: 'keys-clash', say: 'nothing says what is counted', fix });
  }
  return entries.map(([kind, { http, pass, appliesTo, minSamples, sampleCount }]) => ({
    kind: canonicalKind(kind),
    http,
    pass,
    ...given({ appliesTo, minSamples, sampleCount }),
  }));
}

function producersFrom(settling: Settling): Settings['producers'] {
  const entries = Object.entries(settling.checked.value.producers ?? {});
  reportKinds(
    settling,
    'producers',
    entries.map(([kind]) => kind),
  );
  return tableOf(entries.map(([kind, roles]) => [canonicalKind(kind), many(roles)]));
}

/** The roles that may produce evidence, where waves.yaml says so. */
export function producersAsked(checked: Checked<WavesFile>): readonly Mention[] {
  return Object.entries(checked.value.producers ?? {}).flatMap(([kind, roles]) =>
    many(roles).map((name, index) => ({
      name,
      checked,
      path: ['producers', kind, ...(Array.isArray(roles) ? [index] : [])],
    })),
  );
}

function reportKinds(settling: Settling, key: 'evidence' | 'producers', kinds: readonly string[]): void {
  const { checked, report } = settling;
  for (const kind of kinds) {
    if (!implicitKinds.some((implicit) => implicit === canonicalKind(kind))) continue;
    const telling = { code: 'implicit-evidence', say: `waves itself produces ${kind}` } as const;
    report(problemAt(checked.source, { path: [key, kind], at: 'key' }, { ...telling, fix: 'leave it out' }));
  }
  reportRepeated(
    'kind',
    kinds.map((kind) => ({ name: canonicalKind(kind), checked, path: [key, kind] })),
    report,
  );
}
