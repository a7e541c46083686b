import type { Process } from '../../src/cli/cli.ts';
import { runCli } from '../../src/cli/cli.ts';
import type { Opened } from '../../src/cli/opened.ts';
import type { ActOrder } from '../../src/cli/orders.ts';
import type { Wire } from '../../src/cli/wire.ts';
import { next } from '../../src/domain/promotion/next.ts';
import type { Present } from '../../src/domain/promotion/present.ts';
import type { Story } from '../views/story.ts';
import { rules } from '../views/story.ts';

export type Ran = {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  readonly document: Readonly<Record<string, unknown>>;
};

export const nowhere: Wire = {
  openWaves: () => Promise.reject(new TypeError('no ledger was to be opened')),
  initWaves: () => Promise.reject(new TypeError('no ledger was to be made')),
  versionsSeen: () => Promise.reject(new TypeError('no version was to be looked up')),
  hasSetUp: async () => false,
  lookAround: () => Promise.reject(new TypeError('no repository was to be looked at')),
  writeSetUp: () => Promise.reject(new TypeError('no file was to be written')),
  workingFiles: () => Promise.reject(new TypeError('no tree was to be read')),
  validateFiles: () => Promise.reject(new TypeError('no file was to be read')),
  readPlan: () => Promise.reject(new TypeError('no plan was to be read')),
  examine: () => Promise.reject(new TypeError('nothing was to be examined')),
  offers: () => Promise.reject(new TypeError('no word was to be offered')),
  completionScript: () => Promise.reject(new TypeError('no script was to be read')),
  errorsPage: () => Promise.reject(new TypeError('no page was to be read')),
  fileSchema: () => Promise.reject(new TypeError('no schema was to be read')),
  verifyLedger: () => Promise.reject(new TypeError('no ledger was to be verified')),
  readEntries: () => Promise.reject(new TypeError('no entry was to be read')),
};

/** Gives one command line and answers what came of it. `document` is the last line of stdout, read as JSON. */
export async function give(
  argv: readonly string[],
  { wire = nowhere, env = {}, ask }: { wire?: Wire; env?: Record<string, string>; ask?: Process['ask'] } = {},
): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const exit = await runCli({
    argv,
    env,
    cwd: '/nowhere',
    version: '1.2.3',
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    wire: async () => wire,
    ask,
  });
  const last = out.at(-1) ?? '';
  const document = last.startsWith('{') ? (JSON.parse(last) as Ran['document']) : {};
  return { exit, out: out.join('\n'), err: err.join('\n'), document };
}

/** A ledger that holds a story. Whatever a test does not give is not to be called. */
export function wireOver(story: Story, more: Partial<Opened> = {}): Wire {
  const opened: Partial<Opened> = {
    folder: '/repository',
    now: () => story.now,
    state: async () => story.ledger,
    definitions: async () => ({ commit: 'c', definitions: { rules } as never }),
    next: async (promotion) => next(promotion, story.ledger, presentOf(story)),
    close: async () => {},
    stop: new AbortController().signal,
    terminated: () => false,
    ...more,
  };
  const refusing = new Proxy(opened as Opened, {
    get(target, name: keyof Opened) {
      if (target[name] === undefined && name !== ('then' as never)) throw new TypeError(`${name} was not to be called`);
      return target[name];
    },
  });
  return {
    ...nowhere,
    openWaves: async () => refusing,
    readEntries: async () => ({ entries: story.entries }),
  };
}

function presentOf(story: Story): Present {
  return {
    now: story.now,
    since: story.ledger.head.sequence,
    rules,
    contract: undefined,
    readSets: new Map(),
    judgings: new Map(),
    checkoutDirty: false,
  };
}

/** Acts that record what they were asked, answering each as new the first time and as there the second. */
export function recordingActs(): { readonly orders: ActOrder[]; readonly act: Opened['act'] } {
  const orders: ActOrder[] = [];
  const seen = new Set<string>();
  return {
    orders,
    async act(order) {
      orders.push(order);
      const again = seen.has(JSON.stringify(order));
      seen.add(JSON.stringify(order));
      return { say: again ? 'that was there already' : 'done', sequence: 7, id: 'sha256:aa', again };
    },
  };
}
