import { didYouMean } from '../../config/nearest.ts';
import { isProblemCode, type ProblemCode, problemCodes } from '../../config/problem-codes.ts';
import { type Code, codes, isCode } from '../../domain/codes.ts';
import { refuse } from '../../domain/refusal.ts';
import type { LeftOut } from '../../domain/risk/rules/left-out.ts';
import { leftOutOf, type RuleView, rulesOn } from '../../views/rules.ts';
import type { Ending } from '../command.ts';
import { command } from '../command.ts';
import { verdictOf } from '../print/document.ts';
import { paragraphOn, rowOn } from '../print/errors-page.ts';
import { topics } from '../topics.ts';

export const explain = command({
  needs: 'read',
  examples: ['waves explain waves.yaml:stacks', 'waves explain awaiting-approval --json'],
  args: {
    topic: {
      value: 'CODE | KEY | RULE',
      help: 'a reason, a problem of a file, a key of a file, a risk rule, or a row of the rule catalogue',
      required: true,
    },
  },
  flags: {},
  async run({ args: { topic }, wire }) {
    const rules = rulesOn(topic);
    const without = leftOutOf(topic);
    if (rules.length > 0 || without) {
      const text = [...rules.map(ruleText), ...(without ? [leftOutText(without)] : [])].join('\n\n');
      return { text, document: { topic, rules, ...(without ? { leftOut: without } : {}) } };
    }
    if (!isCode(topic) && !isProblemCode(topic)) return keysEnding(topic);
    const { errorsPage } = await wire();
    if (!isCode(topic) && !isProblemCode(topic)) return keysEnding(topic);
    // A word may be both: a value is empty on a command line and in a file.
    const page = await errorsPage();
    const endings = [
      ...(isCode(topic) ? [reasonEnding(topic, page)] : []),
      ...(isProblemCode(topic) ? [problemEnding(topic, page)] : []),
    ];
    const document = Object.assign({ topic }, ...endings.map((ending) => ending.document));
    return { text: endings.map(({ text }) => text).join('\n\n'), document };
  },
});

function leftOutText({ row, part = 'no rule judges it', why, refused }: LeftOut): string {
  const instead = refused.length > 0 ? [`  refused instead: ${refused.join(', ')}`] : [];
  return [`${row}, left out: ${part}`, `  ${why}`, ...instead].join('\n');
}

function ruleText({ rule, family, class: weight, about, source, looks }: RuleView): string {
  const where = looks === 'plan' ? 'looks at the whole plan' : 'looks at each change';
  return [`${rule} (${family}, ${weight})`, `  ${about}`, `  ${where}; source ${source}`].join('\n');
}

function reasonEnding(topic: Code, page: string): Ending {
  const { exit, means } = codes[topic];
  const about = paragraphOn(topic, page);
  const text = [`${topic}: ${means}`, `exit ${exit} (${verdictOf(exit)})`, '', about].join('\n').trimEnd();
  return { text, document: { code: { code: topic, exit, means, about } } };
}

function problemEnding(topic: ProblemCode, page: string): Ending {
  const [means, about] = [problemCodes[topic], rowOn(topic, page)];
  const text = `${topic}: ${means}\na problem of a file: exit 64, or 5 on the governed branch\n\n${about}`;
  return { text, document: { problem: { code: topic, means, about } } };
}

/** More would be a page of everything: then they are only named. */
const pagesMax = 4;

async function keysEnding(topic: string): Promise<Ending> {
  const { findKeys, keyText, nearestKey } = await import('../../config/find-keys.ts');
  const { allKeys } = await import('../../config/keys.ts');
  const { keyDocument, keyPage } = await import('../print/key.ts');
  const keys = findKeys(topic);
  const document = { topic, keys: keys.map(keyDocument) };
  if (keys.length > pagesMax) return { text: keys.map(keyText).join('\n'), document };
  if (keys.length > 0) {
    const below = (of: (typeof keys)[number]) =>
      allKeys().filter((one) => one.file === of.file && isDirectlyBelow(one.key, of.key));
    return { text: keys.map((key) => keyPage(key, below(key))).join('\n\n'), document };
  }
  const otherwise = 'waves rules list; waves help exit-codes; waves schema';
  const fix =
    didYouMean(
      topic,
      topics().map(({ word }) => word),
    ) ??
    nearestKey(topic) ??
    otherwise;
  return { reasons: [refuse('bad-usage', { say: `nothing is called ${JSON.stringify(topic)}`, fix })] };
}

function isDirectlyBelow(key: string, above: string): boolean {
  return key.startsWith(above) && /^(?:\[\])?(?:\.<name>)?(?:\[\])?\.[A-Za-z]+$/.test(key.slice(above.length));
}
