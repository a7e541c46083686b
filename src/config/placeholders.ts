import type { Checked } from './check.ts';
import { didYouMean } from './nearest.ts';
import type { WavesFile } from './schemas/waves-file.ts';
import type { Path, Report } from './source.ts';
import { problemAt } from './source.ts';

const ofAccounts = ['account', 'id', 'region'];
const ofCollectors = ['account', 'sim.port'];

type Text = { readonly text: string; readonly path: Path; readonly known: readonly string[] };

/** Reports words in braces that nothing would fill in. */
export function reportPlaceholders(checked: Checked<WavesFile>, report: Report): void {
  for (const { text, path, known } of textsOf(checked.value)) {
    for (const [whole, name = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
      if (known.includes(name)) continue;
      const fix = didYouMean(name, known, `known here: ${known.map((word) => `{${word}}`).join(', ')}`);
      const say = `nothing fills in ${whole} here`;
      report(problemAt(checked.source, { path }, { code: 'unknown-placeholder', say, fix }));
    }
  }
}

function* textsOf(file: WavesFile): Generator<Text> {
  for (const [key, credential] of Object.entries(file.credentials ?? {})) {
    const path = ['credentials', key];
    for (const [index, text] of (credential?.exec ?? []).entries()) {
      yield { text, path: [...path, 'exec', index], known: ofAccounts };
    }
    if (credential?.role !== undefined) yield { text: credential.role, path: [...path, 'role'], known: ofAccounts };
    if (credential?.profile !== undefined) {
      yield { text: credential.profile, path: [...path, 'profile'], known: ofAccounts };
    }
  }
  for (const [index, text] of (file.identity?.exec ?? []).entries()) {
    yield { text, path: ['identity', 'exec', index], known: ofAccounts };
  }
  for (const [host, text] of Object.entries(file.registries ?? {})) {
    yield { text, path: ['registries', host], known: ['sim.port'] };
  }
  for (const [kind, { http }] of Object.entries(file.evidence ?? {})) {
    yield { text: http, path: ['evidence', kind, 'http'], known: ofCollectors };
  }
}
