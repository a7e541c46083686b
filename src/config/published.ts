import { z } from 'zod';
import { type FileKind, fileKinds } from './file-kinds.ts';
import { schemas } from './schemas/kinds.ts';

/**
 * The JSON Schema of a kind of file. Draft 7, because editors read no newer one. What one value says about another is
 * not in it: `waves validate` says that.
 */
export function publishedSchema(kind: FileKind): object {
  const { $schema, ...schema } = z.toJSONSchema(schemas[kind], { target: 'draft-7', io: 'input' });
  return { $schema, title: fileKinds[kind], ...schema };
}

/** The text of `schemas/KIND.json`. */
export function publishedText(kind: FileKind): string {
  return `${JSON.stringify(publishedSchema(kind), undefined, 2)}\n`;
}
