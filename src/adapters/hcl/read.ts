import type { Node } from 'web-tree-sitter';
import { isConfiguration } from '../../domain/configuration-files.ts';
import type { Problem } from '../../domain/definitions.ts';
import { type Body, bodyOf } from './body.ts';
import type { Grammar } from './grammar.ts';

/** No configuration written by people is near this; a file that is, is not worth the time. */
const longestText = 2 ** 21;

/** Reads one text. The body lives only inside `look`. */
export function readText<T>(grammar: Grammar, file: string, text: string, look: (body: Body) => T): T | Problem {
  if (text.length > longestText) return problem(file, { row: 0, column: 0 }, 'is too long to be read as HCL');
  const tree = grammar(text);
  try {
    const wrong = tree.rootNode.hasError ? firstError(tree.rootNode) : undefined;
    return wrong ? problem(file, wrong.startPosition, 'is no HCL from here on') : look(bodyOf(tree.rootNode));
  } finally {
    tree.delete();
  }
}

/** Reads every configuration file of a folder; files that are no HCL are listed beside what the others say. */
export function readFolder<T>(
  grammar: Grammar,
  files: ReadonlyMap<string, string>,
  look: (body: Body, file: string, text: string) => readonly T[],
): { readonly found: readonly T[]; readonly unreadable: readonly Problem[] } {
  const found: T[] = [];
  const unreadable: Problem[] = [];
  for (const [file, text] of files) {
    if (!isConfiguration(file)) continue;
    const read = readText(grammar, file, text, (body) => look(body, file, text));
    if ('say' in read) unreadable.push(read);
    else found.push(...read);
  }
  return { found, unreadable };
}

/** The first node that is an error or missing, going down one path only, as trees of hostile files are deep. */
function firstError(root: Node): Node {
  let node = root;
  while (!node.isError && !node.isMissing) {
    const next = node.children.find((child) => child.hasError || child.isError || child.isMissing);
    if (!next) return node;
    node = next;
  }
  return node;
}

function problem(file: string, at: { row: number; column: number }, say: string): Problem {
  return { code: 'invalid-file', file, line: at.row + 1, column: at.column + 1, say: `${file} ${say}` };
}
