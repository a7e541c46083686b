import { didYouMean } from '../../config/nearest.ts';
import { refuse } from '../../domain/refusal.ts';
import { command } from '../command.ts';
import { helpTopics } from '../help-topics.ts';
import { commandHelp, overview } from '../print/help.ts';

export const help = command({
  needs: 'read',
  examples: ['waves help run', 'waves help exit-codes'],
  args: { topic: { value: 'TOPIC', help: 'a command, exit-codes, or environment', many: true } },
  flags: {},
  async run({ args, list: commands }) {
    const topic = args.topic.join(' ');
    if (topic === '' || topic === 'commands') {
      const listed = commands.map(({ name, group, summary }) => ({ name, group, summary }));
      return { text: overview(commands), document: { commands: listed } };
    }
    const other = Object.hasOwn(helpTopics, topic) ? helpTopics[topic] : undefined;
    if (other) return { text: other.text(), document: other.document() };
    const found = commands.filter(({ name }) => name === topic || name.startsWith(`${topic} `));
    const texts = await Promise.all(found.map(async (listed) => commandHelp(listed, await listed.load())));
    if (texts.length > 0) return { text: texts.join('\n\n'), document: { topic } };
    const fix =
      didYouMean(topic, [...commands.map(({ name }) => name), ...Object.keys(helpTopics)], 'waves help') ??
      'waves help';
    return { reasons: [refuse('bad-usage', { say: `there is no help on ${JSON.stringify(topic)}`, fix })] };
  },
});
