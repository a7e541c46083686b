import { capturesOf, stackPatternFrom } from '../config/stack-pattern.ts';
import type { Instant } from '../domain/instant.ts';
import { compareVersions } from '../domain/version.ts';
import type { Detected } from './detected.ts';
import type { ModuleFound, ModuleUse } from './modules.ts';
import type { PinLine } from './pin-lines.ts';

/** When a pin came to be what it is: the commit that wrote it, or that it was there before history begins here. */
export type PinDate = { readonly at: Instant; readonly before?: true };

export type Pinned = {
  /** `account/stack`, or the folder where no account is known. */
  readonly stack: string;
  readonly account?: string;
  readonly folder: string;
  readonly version: string;
  readonly file: string;
  readonly line: number;
  /** Left out where git does not say it. */
  readonly since?: PinDate;
};

export type ModuleVersions = {
  readonly module: string;
  readonly source: string;
  readonly newest: string;
  /** Sorted by version, the newest first; those of one version by stack. */
  readonly pins: readonly Pinned[];
  /** Calls that name no exact version, with what they name instead. */
  readonly loose: readonly (Pick<Pinned, 'stack' | 'file' | 'line'> & { readonly asked: string })[];
  /** The pin that has been there longest. */
  readonly oldest?: Pinned;
  /** Pins older than what half of the module's stacks have. */
  readonly stragglers: readonly Pinned[];
};

export type Looking = {
  readonly found: Detected;
  /** The pattern that names accounts; the guessed one, or that of waves.yaml. */
  readonly pattern?: string;
  readonly lineOf: (use: ModuleUse) => PinLine;
  readonly since: (line: PinLine) => PinDate | undefined;
};

/** Which version of which module is where, for every module that comes by version. */
export function versionsOf({ found, pattern, ...looking }: Looking): readonly ModuleVersions[] {
  const placeOf = placing(pattern);
  return found.modules
    .filter(({ kind }) => kind === 'git' || kind === 'registry')
    .map((module) => versionsOfModule(module, { ...looking, placeOf }))
    .toSorted((a, b) => (a.module < b.module ? -1 : 1));
}

type Placing = (folder: string) => Pick<Pinned, 'stack' | 'account'>;

function placing(pattern: string | undefined): Placing {
  const parsed = pattern === undefined ? '' : stackPatternFrom(pattern);
  return (folder) => {
    const { account, stack } = (typeof parsed === 'string' ? undefined : capturesOf(folder, parsed)) ?? {};
    return account === undefined ? { stack: folder || '.' } : { stack: `${account}/${stack}`, account };
  };
}

function versionsOfModule(
  { name, source, uses }: ModuleFound,
  { lineOf, since, placeOf }: Pick<Looking, 'lineOf' | 'since'> & { placeOf: Placing },
): ModuleVersions {
  const pins = uses.flatMap((use): Pinned[] => {
    if (use.version === undefined) return [];
    const line = lineOf(use);
    const date = since(line);
    const place = { ...placeOf(use.root), folder: use.root, file: line.file, line: line.line };
    return [{ ...place, version: use.version, ...(date ? { since: date } : {}) }];
  });
  const sorted = pins.toSorted((a, b) => compareVersions(b.version, a.version) || (a.stack < b.stack ? -1 : 1));
  const loose = uses
    .filter(({ version }) => version === undefined)
    .map((use) => ({ ...placeOf(use.root), ...at(lineOf(use)), asked: use.asked }));
  const oldest = oldestOf(sorted);
  return {
    module: name,
    source,
    newest: sorted[0]?.version ?? '',
    pins: sorted,
    loose,
    ...(oldest ? { oldest } : {}),
    stragglers: stragglersIn(sorted),
  };
}

const at = ({ file, line }: PinLine) => ({ file, line });

function oldestOf(pins: readonly Pinned[]): Pinned | undefined {
  const dated = pins.filter(({ since }) => since !== undefined);
  return dated.toSorted((a, b) => (a.since?.at ?? 0) - (b.since?.at ?? 0))[0];
}

/** Half of the stacks are on this version or a newer one; who is behind it was left behind. */
function stragglersIn(pins: readonly Pinned[]): readonly Pinned[] {
  const half = pins[Math.ceil(pins.length / 2) - 1]?.version;
  return half === undefined ? [] : pins.filter(({ version }) => compareVersions(version, half) < 0);
}
