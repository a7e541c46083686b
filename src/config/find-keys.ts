import { allKeys, type Key } from './keys.ts';
import { didYouMean } from './nearest.ts';

/** `waves.yaml:stacks`, `policies/people.yaml:people.id`, or a key alone. */
type Asked = { readonly file: string | undefined; readonly steps: readonly string[] };

/**
 * The keys that a person means: those of the name, else those that end in it, else those whose last word contains it,
 * as `waves.approvals` means `requiredApprovals`.
 */
export function findKeys(topic: string): readonly Key[] {
  const { file, steps } = askedIn(topic);
  const keys = allKeys().filter((key) => file === undefined || isFile(key.file, file));
  const found = [isExact, endsIn, contains].map((fits) => keys.filter((key) => fits(stepsOf(key.key), steps)));
  return found.find((some) => some.length > 0) ?? [];
}

export function nearestKey(topic: string): string | undefined {
  const { file, steps } = askedIn(topic);
  const keys = allKeys().filter((key) => file === undefined || isFile(key.file, file));
  const whole = keys.map(({ key }) => stepsOf(key).join('.'));
  return didYouMean(steps.join('.'), [...whole, ...whole.map((key) => key.split('.').at(-1) ?? '')]);
}

/** A key as it is asked for: without the marks of lists and of names. */
export function keyText({ file, key }: Pick<Key, 'file' | 'key'>): string {
  return `${file}:${stepsOf(key).join('.')}`;
}

function askedIn(topic: string): Asked {
  const [before, after] = topic.includes(':') ? topic.split(/:(.*)/, 2) : [undefined, topic];
  return { file: before, steps: stepsOf(after ?? '') };
}

function stepsOf(key: string): readonly string[] {
  return key
    .replaceAll('[]', '')
    .split('.')
    .filter((step) => step !== '<name>' && step !== '');
}

/** `policies/people.yaml` is of the kind `policies/*.yaml`. */
function isFile(kind: string, asked: string): boolean {
  if (kind === asked || kind.endsWith(`/${asked}`)) return true;
  const folder = kind.split('/')[0] ?? '';
  return kind.includes('/') ? asked.startsWith(`${folder}/`) : asked.endsWith(`/${kind}`);
}

type Fits = (key: readonly string[], asked: readonly string[]) => boolean;

const isExact: Fits = (key, asked) => key.join('.') === asked.join('.');
const endsIn: Fits = (key, asked) => asked.length > 0 && key.join('.').endsWith(`.${asked.join('.')}`);
const contains: Fits = (key, asked) => {
  const last = asked.at(-1)?.toLowerCase() ?? '';
  const before = asked.slice(0, -1).join('.');
  const isBelow = before === '' || key.slice(0, -1).join('.') === before;
  return last.length >= 3 && isBelow && (key.at(-1) ?? '').toLowerCase().includes(last);
};
