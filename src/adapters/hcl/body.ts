import type { Node } from 'web-tree-sitter';
import { unquote } from './quoted.ts';

/** A text in quotes: `raw` between them as written from `start` (UTF-16). `fixed` ends before the first interpolation. */
export type Quotes = { readonly raw: string; readonly start: number; readonly fixed: string };

/** Something between braces: of a file in HCL or in its JSON form. Valid as long as the tree it came from. */
export type Body = {
  values(): readonly (readonly [name: string, value: Node])[];
  /** Blocks of a type with so many labels (none or one). */
  blocks(type: string, labels: 0 | 1): readonly Block[];
  /** Types of the blocks in here, each once. In JSON a block looks like a value and is only that. */
  blockTypes(): readonly string[];
};

/** `start` and `end` are where the whole block stands in the text, in UTF-16 units. */
export type Block = {
  readonly label: string;
  readonly body: Body;
  readonly line: number;
  readonly start: number;
  readonly end: number;
};

/** The body of a whole file. */
export function bodyOf(root: Node): Body {
  const [content] = meant(root);
  if (content?.type === 'object') return jsonBody([content]);
  return hclBody(content);
}

/** The value of an attribute by its name; the first, as the engines refuse a second. */
export function valueIn(body: Body, name: string): Node | undefined {
  return body.values().find(([own]) => own === name)?.[1];
}

const wrappers = ['expression', 'literal_value', 'template_expr'];

/** Reads an expression that is one text in quotes, with any number of parentheses around it. */
export function quotesOf(expression: Node | undefined): Quotes | undefined {
  let node = expression;
  while (node && wrappers.includes(node.type)) {
    const children: Node[] = meant(node);
    node = children.length === 1 ? children[0] : undefined;
  }
  return node && isQuoted(node) ? quotedText(node) : undefined;
}

/** The pairs of an object expression. */
export function objectPairs(expression: Node): readonly (readonly [name: string, value: Node])[] {
  return inside(expression, 'object').flatMap(pairsOf);
}

/** The elements of a list expression. */
export function listItems(expression: Node): readonly Node[] {
  return inside(expression, 'tuple').flatMap((tuple) => meant(tuple).filter((child) => child.type === 'expression'));
}

/** Children that carry meaning: named ones that are no comments. */
function meant(node: Node): Node[] {
  return node.namedChildren.filter((child) => child.type !== 'comment');
}

function inside(expression: Node, type: 'object' | 'tuple'): Node[] {
  const children = meant(expression);
  const [only] = children;
  if (children.length !== 1 || only?.type !== 'collection_value') return [];
  return meant(only).filter((child) => child.type === type);
}

function isQuoted(node: Node): boolean {
  return node.type === 'string_lit' || node.type === 'quoted_template';
}

/** Between the quotes: the grammar's own literal leaves out white space at the start. */
function quotedText(node: Node): Quotes {
  const start = node.firstChild?.endIndex ?? node.startIndex;
  const end = node.lastChild?.startIndex ?? node.endIndex;
  const dynamic = meant(node).find((child) => /^template_(?:interpolation|directive)$/.test(child.type));
  const raw = node.text.slice(start - node.startIndex, end - node.startIndex);
  return { raw, start, fixed: dynamic ? raw.slice(0, dynamic.startIndex - start) : raw };
}

function hclBody(body: Node | undefined): Body {
  const children = body ? meant(body) : [];
  return {
    values: () =>
      children
        .filter((child) => child.type === 'attribute')
        .flatMap((attribute) => {
          const [name, value] = meant(attribute);
          return name && value ? [[name.text, value] as const] : [];
        }),
    blockTypes: () => [
      ...new Set(children.filter((child) => child.type === 'block').map((child) => meant(child)[0]?.text ?? '')),
    ],
    blocks: (type, labels) =>
      children.filter((child) => child.type === 'block').flatMap((child) => hclBlock(child, type, labels)),
  };
}

function hclBlock(node: Node, type: string, labels: 0 | 1): Block[] {
  const children = meant(node);
  const names = children.slice(
    0,
    children.findIndex((child) => child.type === 'block_start'),
  );
  const [own, label] = names;
  if (own?.text !== type || names.length !== labels + 1) return [];
  const text = label && isQuoted(label) ? quotedText(label).raw : (label?.text ?? '');
  const body = hclBody(children.find((child) => child.type === 'body'));
  return [{ label: text, body, ...placeOf(node) }];
}

/** In JSON a block is a member; its labels are members in turn; each level may be a list of objects. */
function jsonBody(objects: readonly Node[]): Body {
  const values = objects.flatMap(pairsOf);
  return {
    values: () => values,
    blockTypes: () => [],
    blocks: (type, labels) => {
      const found = values.filter(([name]) => name === type).map(([, value]) => ['', value] as const);
      const named = labels === 0 ? found : found.flatMap(([, value]) => alternatives(value).flatMap(objectPairs));
      return named.flatMap(([label, value]) =>
        alternatives(value).map((one) => ({
          label,
          body: jsonBody(inside(one, 'object')),
          ...placeOf(one),
        })),
      );
    },
  };
}

function placeOf(node: Node): Pick<Block, 'line' | 'start' | 'end'> {
  return { line: node.startPosition.row + 1, start: node.startIndex, end: node.endIndex };
}

function pairsOf(object: Node): readonly (readonly [string, Node])[] {
  return meant(object)
    .filter((child) => child.type === 'object_elem')
    .flatMap((pair) => {
      const [key, value] = [pair.childForFieldName('key'), pair.childForFieldName('val')];
      return key && value ? [[keyText(key), value] as const] : [];
    });
}

function keyText(key: Node): string {
  const quotes = quotesOf(key);
  return quotes ? unquote(quotes.raw).text : key.text;
}

function alternatives(value: Node): readonly Node[] {
  const items = listItems(value);
  return items.length > 0 ? items : [value];
}
