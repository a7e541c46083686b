import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFiles, root } from '../../scripts/sizes.ts';

export type Document = { readonly file: string; readonly text: string };
export type Block = { readonly language: string; readonly text: string };

/** Everything people read, as it is in the tree. */
export const documents: readonly Document[] = repositoryFiles()
  .filter((file) => /^(?:[A-Z]+|docs\/.*|examples\/README)\.md$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

export function documentOf(file: string): Document {
  const found = documents.find((document) => document.file === file);
  if (!found) throw new Error(`there is no ${file}`);
  return found;
}

export function blocksOf({ text }: Document): readonly Block[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', block = '']) => ({
    language,
    text: block,
  }));
}

/** What stands between backticks outside of blocks. */
export function wordsOf({ text }: Document): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word.replace(/\s+/g, ' '));
}

export function linksOf({ text }: Document): readonly string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
}
