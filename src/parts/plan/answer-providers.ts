import { canonical } from '../../domain/canonical.ts';
import { Failure } from '../../domain/failure.ts';
import type { ProvidersAnswer, ProvidersQuestion } from '../../domain/provider-lock.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';
import type { ReleaseName } from '../../domain/release.ts';
import { releaseText } from '../../domain/release.ts';
import { openBook } from '../book.ts';
import { putOnce } from './put-once.ts';
import type { PlanWorld } from './world.ts';

/**
 * Answers the open questions about the providers of one release: the engine chooses in an empty folder that holds only
 * what waves wrote, without credentials and without anybody's configuration.
 */
export async function answerProviders(world: PlanWorld, name: ReleaseName): Promise<readonly Refusal[]> {
  const state = await openBook(world.ledger).state();
  const open = [...state.providers.values()].filter(
    ({ question, chosen }) => !chosen && releaseText(question) === releaseText(name),
  );
  if (open.length === 0) {
    const say = `nothing is asked about the providers of ${releaseText(name)}`;
    return [refuse('not-here', { say, fix: `waves run ${releaseText(name)}` })];
  }
  for (const { question } of open) {
    if ((await world.results.get(question.id)) === undefined)
      await putOnce(world, question.id, canonical(await answerTo(world, question)));
  }
  return [];
}

async function answerTo(world: PlanWorld, question: ProvidersQuestion): Promise<ProvidersAnswer> {
  const { id: request, engine, needs, platforms } = question;
  try {
    const text = await world.engine.lockProviders({ choice: engine, needs, platforms });
    const chosen = [...world.lockFile.read(text)].map(([provider, { version, constraints, hashes }]) => ({
      provider,
      version,
      ...(constraints === undefined ? {} : { constraints }),
      hashes,
    }));
    return { request, status: 'ok', chosen };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { request, status: 'failed', say: failure.message.split('\n')[0] ?? '' };
  }
}
