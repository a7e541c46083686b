import { type FileKind, fileKindNames, fileKinds } from '../../config/file-kinds.ts';
import { command } from '../command.ts';
import { columns } from '../print/clean.ts';

export const schema = command({
  needs: 'read',
  examples: ['waves schema', 'waves schema waves'],
  args: {
    kind: {
      value: 'KIND',
      help: `a kind of file: ${fileKindNames.join(', ')}; left out, all are listed`,
      choices: fileKindNames,
    },
  },
  flags: {},
  async run({ args: { kind }, wire }) {
    if (kind === undefined) {
      const kinds = fileKindNames.map((name) => ({ kind: name, file: fileKinds[name] }));
      const rows = kinds.map(({ kind, file }) => [kind, file]);
      return { text: columns([['kind', 'file'], ...rows]).join('\n'), document: { kinds } };
    }
    const { fileSchema } = await wire();
    const text = await fileSchema(kind as FileKind);
    const file = fileKinds[kind as FileKind];
    return { text: text.trimEnd(), document: { kind, file, schema: JSON.parse(text) as object } };
  },
});
