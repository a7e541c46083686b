import type { Node } from 'web-tree-sitter';
import type { ModuleCall } from '../../ports/pins.ts';
import { type Body, type Quotes, quotesOf, valueIn } from './body.ts';
import { unquote } from './quoted.ts';

/** A module block and the writing of its two texts. Outlives the tree. */
export type Call = {
  readonly call: ModuleCall;
  readonly source: Quotes | undefined;
  readonly version: Quotes | undefined;
  /** What tells the module apart: the source, or as much of it as is literal if that reaches its query. */
  readonly address: string | undefined;
  /** There is a source, and it does not say which module it is. */
  readonly isOpaque: boolean;
};

/** The module blocks of one file. */
export function callsIn(body: Body, file: string): Call[] {
  return body.blocks('module', 1).map((block) => {
    const sourceNode = valueIn(block.body, 'source');
    const [source, version] = [quotesOf(sourceNode), quotesOf(valueIn(block.body, 'version'))];
    const address = addressIn(source);
    const versionText = textOf(version);
    return {
      call: {
        file,
        block: block.label,
        source: textOf(source),
        ...(versionText === undefined ? {} : { version: versionText }),
        line: block.line,
      },
      source,
      version,
      address,
      isOpaque: isThere(sourceNode) && address === undefined,
    };
  });
}

/** The value of a text without interpolations. */
export function textOf(quotes: Quotes | undefined): string | undefined {
  return quotes && quotes.fixed === quotes.raw ? unquote(quotes.raw).text : undefined;
}

function addressIn(source: Quotes | undefined): string | undefined {
  const whole = textOf(source);
  if (whole !== undefined || !source) return whole;
  const fixed = unquote(source.fixed).text;
  return fixed.includes('?') ? fixed : undefined;
}

function isThere(node: Node | undefined): boolean {
  return node !== undefined && node.text !== 'null';
}
