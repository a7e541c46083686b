import type { CST, Document, LineCounter } from 'yaml';
import { Composer, Lexer, Parser } from 'yaml';

const depthMax = 64;

/** What people write in a megabyte has fewer; what nobody writes costs time for each. */
const lexemesMax = 100_000;

/** Where nesting went too deep, or where there were too many words and signs, in characters. */
export type Refused = { readonly tooDeep: number } | { readonly tooMany: number };

/**
 * Parses a text and gives up as soon as it nests deeper than 64 levels or has too many lexemes: the composer of `yaml` calls itself for each
 * level and can abort the process (F13). Up to here the parser keeps its own stack, so its height is the depth.
 */
export function parseYaml(text: string, lines: LineCounter): readonly Document[] | Refused {
  const tokens = tokensOf(text, lines);
  if (!Array.isArray(tokens)) return tokens;
  const composer = new Composer({ version: '1.2', schema: 'core', merge: false, uniqueKeys: false });
  return [...composer.compose(tokens, true, text.length)];
}

function tokensOf(text: string, lines: LineCounter): CST.Token[] | Refused {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes++;
    if (lexemes > lexemesMax) return { tooMany: Math.min(parser.offset, text.length) };
    for (const token of parser.next(lexeme)) tokens.push(token);
    // One entry is the document and one may be a scalar.
    if (parser.stack.length > depthMax + 2) return { tooDeep: Math.min(parser.offset, text.length) };
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}
