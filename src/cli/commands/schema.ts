import { type FileKind, fileKindNames, fileKinds } from '../../config/file-kinds.ts';
import { didYouMean } from '../../config/nearest.ts';
import { refuse } from '../../domain/refusal.ts';
import { command } from '../command.ts';
import { columns } from '../print/clean.ts';

export const schema = command({
  needs: 'read',
  examples: ['waves schema', 'waves schema waves'],
  args: { kind: { value: 'KIND', help: `a kind of file: ${fileKindNames.join(', ')}; left out, all are listed` } },
  flags: {},
  async run({ args: { kind }, wire }) {
    if (kind === undefined) {
      const kinds = fileKindNames.map((name) => ({ kind: name, file: fileKinds[name] }));
      const rows = kinds.map(({ kind, file }) => [kind, file]);
      return { text: columns([['kind', 'file'], ...rows]).join('\n'), document: { kinds } };
    }
    if (!isKind(kind)) {
      const fix = didYouMean(kind, fileKindNames, 'waves schema') ?? 'waves schema';
      return { reasons: [refuse('bad-usage', { say: `${JSON.stringify(kind)} is no kind of file`, fix })] };
    }
    const { fileSchema } = await wire();
    const text = await fileSchema(kind);
    return { text: text.trimEnd(), document: { kind, file: fileKinds[kind], schema: JSON.parse(text) as object } };
  },
});

function isKind(text: string): text is FileKind {
  return Object.hasOwn(fileKinds, text);
}
