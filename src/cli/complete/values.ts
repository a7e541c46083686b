import { evidenceKinds } from '../../domain/evidence-kinds.ts';
import type { LiveKind, Offer } from './offer.ts';

/** Asks a wire for words that only the repository knows. */
export type Live = (kind: LiveKind) => Promise<readonly Offer[]>;

/** The one answer that is no word: files are named here, and a shell knows those best. */
export const files = 'files';

type Source = (live: Live) => Promise<readonly Offer[] | typeof files>;

const live =
  (...kinds: readonly LiveKind[]): Source =>
  async (ask) =>
    (await Promise.all(kinds.map(ask))).flat();
const named: Source = async () => files;

/** What may stand for each placeholder of the catalogue. One that is not here is free text. */
const sources: Readonly<Record<string, Source>> = {
  'NAME@VERSION | PROMOTION': live('promotion', 'release'),
  'NAME@VERSION': live('release'),
  PROMOTION: live('promotion'),
  STACK: live('stack'),
  ROLE: live('role'),
  PERSON: live('person'),
  NAME: live('module'),
  FILE: named,
  FOLDER: named,
  DIR: named,
  KIND: async () => Object.entries(evidenceKinds).map(([word, { means }]) => ({ word, help: means })),
  FAMILY: async () => {
    const { families } = await import('../../domain/risk/rules/catalogue.ts');
    return Object.keys(families).map((word) => ({ word }));
  },
  'CODE | KEY | RULE': async () => {
    const { topics } = await import('../topics.ts');
    const { allKeys } = await import('../../config/keys.ts');
    const { keyText } = await import('../../config/find-keys.ts');
    return [
      ...topics(),
      ...allKeys().map((key) => ({ word: keyText(key).replace(/^[^:]*\*[^:]*:/, ''), help: key.means })),
    ];
  },
};

export async function valuesFor(placeholder: string, ask: Live): Promise<readonly Offer[] | typeof files> {
  return Object.hasOwn(sources, placeholder) ? ((await sources[placeholder]?.(ask)) ?? []) : [];
}
