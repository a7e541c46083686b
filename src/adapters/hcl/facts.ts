import type { Node } from 'web-tree-sitter';
import { sourceAddress } from '../../domain/module-source.ts';
import type { BackendBlock, FolderFacts } from '../../ports/pins.ts';
import { type Block, type Body, objectPairs, quotesOf } from './body.ts';
import { callsIn, textOf } from './calls.ts';
import type { Grammar } from './grammar.ts';
import { readFolder } from './read.ts';

type Fact = { readonly backend: BackendBlock } | { readonly localModule: string };

/** What a folder says about its state's home and its local modules. The first backend counts; engines refuse a second. */
export function folderFacts(grammar: Grammar, files: ReadonlyMap<string, string>): FolderFacts {
  const { found, unreadable } = readFolder<Fact>(grammar, files, (body, file) => [
    ...backendsIn(body, file).map((backend) => ({ backend })),
    ...localModulesIn(body, file).map((localModule) => ({ localModule })),
  ]);
  const [backend] = found.flatMap((fact) => ('backend' in fact ? [fact.backend] : []));
  const local = found.flatMap((fact) => ('localModule' in fact ? [fact.localModule] : []));
  return { ...(backend ? { backend } : {}), localModules: [...new Set(local)].sort(), unreadable };
}

function localModulesIn(body: Body, file: string): string[] {
  return callsIn(body, file)
    .flatMap(({ call }) => (call.source === undefined ? [] : [call.source]))
    .filter((source) => sourceAddress(source).kind === 'local');
}

export function backendsIn(body: Body, file: string): BackendBlock[] {
  return body
    .blocks('terraform', 0)
    .flatMap((settings) => [
      ...settings.body.blocks('backend', 1).map((block) => backendOf(block, block.label, file)),
      ...settings.body.blocks('cloud', 0).map((block) => backendOf(block, 'cloud', file)),
    ]);
}

function backendOf(block: Block, type: string, file: string): BackendBlock {
  const settings = block.body.values().flatMap(([name, value]) => settingsOf(name, value));
  const nested = block.body
    .blockTypes()
    .flatMap((inner) =>
      block.body
        .blocks(inner, 0)
        .flatMap((one) => one.body.values().flatMap(([name, value]) => settingsOf(`${inner}.${name}`, value))),
    );
  const all = [...settings, ...nested];
  return {
    type,
    config: Object.fromEntries(all.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]))),
    computed: all.flatMap(([name, text]) => (text === undefined ? [name] : [])),
    file,
    line: block.line,
  };
}

function settingsOf(name: string, value: Node): (readonly [name: string, text: string | undefined])[] {
  const pairs = objectPairs(value);
  if (pairs.length > 0) return pairs.flatMap(([inner, own]) => settingsOf(`${name}.${inner}`, own));
  const isPlain = /^(?:true|false|-?\d+(?:[.]\d+)?)$/.test(value.text);
  return [[name, isPlain ? value.text : textOf(quotesOf(value))]];
}
