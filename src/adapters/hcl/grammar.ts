import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Language, Parser, type Tree } from 'web-tree-sitter';
import { digestOf } from '../../domain/digest.ts';
import { Failure } from '../../domain/failure.ts';
import { packageFolder } from '../../package-folder.ts';

/** The bytes of vendor/README.md and no others: this is code that reads what people approve. */
const grammarDigest = 'sha256:86bb80cd151bd3ab1e44ed431a9c1874978db31519c62055efb50f028a1d0118';
const grammarFile = join(packageFolder, 'vendor', 'tree-sitter-hcl.wasm');

/** Parses a text into a tree, which the caller deletes. */
export type Grammar = (text: string) => Tree;

let opened: Promise<Grammar> | undefined;

/** Loads the vendored grammar, once per process. Failure `grammar-unusable`. */
export function openGrammar(): Promise<Grammar> {
  opened ??= load().catch((cause) => {
    opened = undefined;
    throw cause;
  });
  return opened;
}

/** Refuses a grammar that is not the vendored one. */
export function checkGrammar(bytes: Uint8Array): void {
  if (digestOf(bytes) !== grammarDigest) throw unusable('the HCL grammar in vendor/ is not the one this version knows');
}

async function load(): Promise<Grammar> {
  const bytes = await readFile(grammarFile).catch((cause) => {
    throw unusable('the HCL grammar in vendor/ cannot be read', cause);
  });
  checkGrammar(bytes);
  await Parser.init();
  const parser = new Parser().setLanguage(await Language.load(bytes));
  return (text) => {
    const tree = parser.parse(text);
    if (!tree) throw unusable('the HCL grammar gave no tree');
    return tree;
  };
}

function unusable(message: string, cause?: unknown): Failure {
  return new Failure('grammar-unusable', message, { outcome: 'nothing-happened', cause });
}
