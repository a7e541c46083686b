// Writes docs/configuration.md and schemas/ from the schemas, and docs/rules.md from the risk rules:
// `node scripts/reference.ts`. Tests hold all of them to this.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileKindNames, fileKinds } from '../src/config/file-kinds.ts';
import type { Effect } from '../src/config/key-effects.ts';
import { allKeys, type Key } from '../src/config/keys.ts';
import { publishedSchema, publishedText } from '../src/config/published.ts';
import { rulesPage } from './rules-page.ts';

function lineOf({ key, value, isRequired, means, effect }: Key): string {
  const parts = [means, noted(effect)].filter((part) => part !== '');
  return `| \`${key}\` | ${value} | ${isRequired ? 'yes' : ''} | ${parts.join('. ').replaceAll('|', '\\|')} |`;
}

function noted(effect: Effect): string {
  if (effect.kind === 'whole') return '';
  if (!('say' in effect)) return 'No effect yet';
  return effect.kind === 'none' ? `**No effect yet**: ${effect.say}` : `**So far** ${effect.say}`;
}

const introduction = `# Configuration

Made by \`node scripts/reference.ts\` from the schemas in \`src/config/schemas/\`; do not edit it by hand.

Files are read from the governed branch, never from the working tree; \`waves validate\` alone reads the working tree.
Required are \`waves.yaml\` and a file of waves for each module of the catalogue. Unknown keys, keys given twice, empty
values, anchors, tags and merge keys are problems. All problems come at once, each with file, line and column;
\`docs/errors.md\` has a paragraph for each.

A *name* is up to 63 of a-z, 0-9, - and _. A *folder name* may have capitals and dots too. A *pattern* is a name with
\`*\` for any characters. A *duration* is written \`45s\`, \`30m\`, \`4h\` or \`7d\`. An *instant* is ISO 8601 with zone. In
keys, \`<name>\` is a key of your choice and \`[]\` an item of a list; where one or a list may stand, the row shows the
list.
`;

/** The whole page. */
export function referencePage(): string {
  const keys = allKeys();
  const sections = fileKindNames.map((kind) => {
    const title = fileKinds[kind];
    const lines = keys.filter(({ file }) => file === title).map(lineOf);
    const head = '| key | value | required | means |\n| --- | --- | --- | --- |';
    const { description = '' } = publishedSchema(kind) as { description?: string };
    const about = description.replace(/^[^:]*: /, '').replace(/^./, (c) => c.toUpperCase());
    return `## \`${title}\`\n\n${about}.\n\n${head}\n${lines.join('\n')}\n`;
  });
  return [introduction, ...sections].join('\n');
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const docs = join(root, 'docs');
  writeFileSync(join(docs, 'configuration.md'), referencePage());
  writeFileSync(join(docs, 'rules.md'), rulesPage());
  for (const kind of fileKindNames) writeFileSync(join(root, 'schemas', `${kind}.json`), publishedText(kind));
}
