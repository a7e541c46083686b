import type { Document, Node, YAMLError } from 'yaml';
import { LineCounter } from 'yaml';
import { parseYaml } from './parse-yaml.ts';
import type { Report, Source, Telling } from './source.ts';
import { problemIn, problemOf } from './source.ts';
import { plainValue } from './strict-subset.ts';

const sizeMax = 1_000_000;
/** One mistake makes many errors, and only the first of them say something. */
const errorsMax = 100;

/** A file as the strict subset of YAML sees it. `value` lacks what was reported. */
export type Read = { readonly source: Source; readonly value: unknown };

/**
 * Reads one YAML text: at most 1 MB, one document, 64 levels, the strict subset. Reports everything that is wrong;
 * undefined if there is then nothing left to check further. Never throws, whatever the text.
 */
export function readSource(file: string, text: string, report: Report): Read | undefined {
  if (text.length > sizeMax) {
    report(problemOf(file, { code: 'file-too-big', say: 'the file is larger than one megabyte', fix: 'divide it' }));
    return undefined;
  }
  const lines = new LineCounter();
  const source = { file, text, lines };
  const documents = parseYaml(text, lines);
  const tell = (at: number, telling: Telling) => report(problemIn(source, { start: at, end: at + 1 }, telling));
  if ('tooMany' in documents) {
    const say = 'the file has more than a hundred thousand words and signs';
    tell(documents.tooMany, { code: 'file-too-big', say, fix: 'divide it' });
    return undefined;
  }
  if ('tooDeep' in documents) {
    tell(documents.tooDeep, { code: 'too-deep', say: 'the file nests deeper than 64 levels', fix: 'nest less' });
    return undefined;
  }
  const [document, second] = documents;
  const errors = document?.errors ?? [];
  for (const error of errors.slice(0, errorsMax))
    report(problemIn(source, { start: error.pos[0], end: error.pos[1] }, syntax(error)));
  if (document && hasDirectives(document)) tell(0, feature('a directive (%)', 'leave it out'));
  if (second) tell(second.range?.[0] ?? 0, feature('a second document', 'make it a file of its own'));
  if (errors.length > 0 || second) return undefined;

  const root = document?.contents as Node | null | undefined;
  if (!root) {
    tell(0, { code: 'empty-value', say: 'the file says nothing', fix: 'write something, or delete it' });
    return undefined;
  }
  return { source: { ...source, root }, value: plainValue(root, { source, report }) };
}

function feature(what: string, fix: string): Telling {
  return { code: 'yaml-feature', say: `${what} is not read here`, fix };
}

function hasDirectives({ directives }: Document): boolean {
  return directives?.yaml.explicit === true || Object.keys(directives?.tags ?? {}).length > 1;
}

function syntax(error: YAMLError): Telling {
  return { code: 'yaml-syntax', say: (error.message.split('\n')[0] ?? '').replace(/[.:]$/, '') };
}
