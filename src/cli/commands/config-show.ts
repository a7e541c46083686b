import { didYouMean } from '../../config/nearest.ts';
import type { Setting } from '../../config/origins.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { command } from '../command.ts';
import { columns } from '../print/clean.ts';
import { workingDefinitions } from '../working-files.ts';

export const configShow = command({
  needs: 'read',
  examples: ['waves config show --origins', 'waves config show --stack prod/network --origins'],
  args: {},
  flags: {
    origins: { kind: 'switch', help: 'with the file, line and column that says each value' },
    stack: { kind: 'text', value: 'STACK', help: 'what this stack is planned with' },
  },
  async run(context) {
    const { origins, stack: name } = context.flags;
    const read = await workingDefinitions(context);
    if (isRefusal(read)) return { reasons: [read] };
    const { settingsOf, stackSettingsOf } = await import('../../config/origins.ts');
    const { stacks } = read.definitions;
    const stack = stacks.find((one) => one.name === name);
    if (name !== undefined && !stack) {
      const known = stacks.map((one) => one.name);
      const fix = didYouMean(name, known, 'waves env match "account=*"') ?? 'waves validate';
      return { reasons: [refuse('bad-usage', { say: `there is no stack ${JSON.stringify(name)}`, fix })] };
    }
    const settings = stack ? stackSettingsOf(stack, read.files) : settingsOf(read.files);
    const shown = settings.map((setting) => overridden(setting, context.env));
    const rows = shown.map(({ key, value, from }) => [key, valueText(value), ...(origins ? [originText(from)] : [])]);
    const text = columns([['key', 'value', ...(origins ? ['from'] : [])], ...rows]).join('\n');
    return { text, document: { ...(stack && { stack: stack.name }), settings: shown } };
  },
});

/** A variable wins over the file, where there is one for the key. */
function overridden(setting: Setting, env: Readonly<Record<string, string | undefined>>): Setting {
  const { WAVES_WORK_ROOT: root } = env;
  return setting.key === 'workRoot' && root ? { ...setting, value: root, from: 'WAVES_WORK_ROOT' } : setting;
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function originText(from: Setting['from']): string {
  return typeof from === 'string' ? from : `${from.file}:${from.line}:${from.column}`;
}
