import { Failure } from '../../domain/failure.ts';
import type { LockedProvider, LockFile } from '../../ports/lock-file.ts';
import { type Block, listItems, quotesOf, valueIn } from './body.ts';
import { textOf } from './calls.ts';
import { openGrammar } from './grammar.ts';
import { readText } from './read.ts';

const lockFileName = '.terraform.lock.hcl';

/** The provider lock file, read with the vendored grammar. Failure `grammar-unusable`. */
export async function openLockFile(): Promise<LockFile> {
  const grammar = await openGrammar();
  return {
    read: (text) => {
      const read = readText(grammar, lockFileName, text, (body) => body.blocks('provider', 1).map(lockedProvider));
      if ('say' in read) throw unreadable(`${read.say}, line ${read.line}`);
      const providers = new Map(read);
      if (providers.size < read.length) throw unreadable(`${lockFileName} locks a provider twice`);
      return providers;
    },
  };
}

function lockedProvider(block: Block): readonly [string, LockedProvider] {
  const version = textOf(quotesOf(valueIn(block.body, 'version')));
  if (version === undefined) throw unreadable(`${lockFileName} locks ${block.label} to no version`);
  return [
    block.label,
    { version, constraints: textOf(quotesOf(valueIn(block.body, 'constraints'))), hashes: hashesIn(block) },
  ];
}

function hashesIn(block: Block): string[] {
  const list = valueIn(block.body, 'hashes');
  return (list ? listItems(list) : []).map((item) => {
    const hash = textOf(quotesOf(item));
    if (hash === undefined) throw unreadable(`${lockFileName} has a hash for ${block.label} that is no text`);
    return hash;
  });
}

function unreadable(message: string): Failure {
  return new Failure('lock-unreadable', message, { outcome: 'nothing-happened' });
}
