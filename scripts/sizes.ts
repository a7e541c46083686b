import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** One thing that was measured: where it is, and its size in lines, or in imports. */
export type Sized = { readonly at: string; readonly size: number };

export type Sizes = {
  readonly sourceFiles: readonly Sized[];
  readonly functions: readonly Sized[];
  readonly imports: readonly Sized[];
  readonly testFiles: readonly Sized[];
  readonly defaultExports: readonly string[];
};

/** Files whose one task is to know every adapter, or every rule of a family. */
const lists = /^src\/(wire(\.ts$|\/)|domain\/risk\/rules\/([^/]+\/family|catalogue)\.ts$)/;

/** The files of the repository as the next commit could hold them. */
export function repositoryFiles(): readonly string[] {
  const options = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', options, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
}

/** Measures all code of ours: sources are src, bin, scripts and bench; tests and what only tests use are test. */
export function measure(files: readonly string[]): Sizes {
  const sources = files.filter((file) => /^(src|bin|scripts|bench)\/.*\.(ts|js)$/.test(file)).map(parse);
  const tests = files.filter((file) => /^test\/.*\.ts$/.test(file)).map(parse);
  return {
    sourceFiles: sources.map(fileSize),
    functions: sources.flatMap(functionSizes),
    imports: sources.filter(({ fileName }) => !lists.test(fileName)).map(importCount),
    testFiles: tests.map(fileSize),
    defaultExports: sources.filter(hasDefaultExport).map(({ fileName }) => fileName),
  };
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
}

function fileSize(file: ts.SourceFile): Sized {
  return { at: file.fileName, size: file.text.trimEnd().split('\n').length };
}

function functionSizes(file: ts.SourceFile): readonly Sized[] {
  const found: Sized[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = file.getLineAndCharacterOfPosition(node.getStart()).line;
      const last = file.getLineAndCharacterOfPosition(node.getEnd()).line;
      found.push({ at: `${file.fileName}:${first + 1}`, size: last - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function importCount(file: ts.SourceFile): Sized {
  const from = file.statements.filter(
    (each) => ts.isImportDeclaration(each) || (ts.isExportDeclaration(each) && each.moduleSpecifier !== undefined),
  );
  // A file imported for its types and for its values is one import.
  const modules = new Set(from.map((each) => (each as ts.ImportDeclaration).moduleSpecifier.getText(file)));
  return { at: file.fileName, size: modules.size };
}

function hasDefaultExport(file: ts.SourceFile): boolean {
  return file.statements.some((each) => {
    if (ts.isExportAssignment(each)) return true;
    if (ts.isExportDeclaration(each) && each.exportClause && ts.isNamedExports(each.exportClause)) {
      return each.exportClause.elements.some(({ name }) => name.text === 'default');
    }
    const modifiers = ts.canHaveModifiers(each) ? (ts.getModifiers(each) ?? []) : [];
    return modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  });
}

/** One line for people: how many, median, nine tenths, largest. */
export function summary(name: string, sized: readonly Sized[]): string {
  const sorted = sized.map(({ size }) => size).sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return `${name.padEnd(22)}${sorted.length} · median ${at(0.5)} · p90 ${at(0.9)} · most ${at(1)}`;
}

if (import.meta.main) {
  const sizes = measure(repositoryFiles());
  console.log(summary('source files, lines', sizes.sourceFiles));
  console.log(summary('functions, lines', sizes.functions));
  console.log(summary('imports per file', sizes.imports));
  console.log(summary('test files, lines', sizes.testFiles));
}
