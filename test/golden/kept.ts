import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stories } from './stories.ts';
import type { Story } from './story.ts';

export type EngineName = 'terraform' | 'tofu';

/** A plan that is kept: the name of its files, and the story and engine it is of. */
export type Kept = { readonly file: string; readonly story: Story; readonly engine: EngineName };

export const keptPlans: readonly Kept[] = stories.flatMap((story): readonly Kept[] => [
  ...(story.onTofu === 'only' ? [] : [{ file: story.name, story, engine: 'terraform' as const }]),
  ...(story.onTofu ? [{ file: `tofu-${story.name}`, story, engine: 'tofu' as const }] : []),
]);

export const plansFolder = fileURLToPath(new URL('plans/', import.meta.url));
export const expectedFolder = fileURLToPath(new URL('expected/', import.meta.url));

export const planPath = (file: string): string => `${plansFolder}${file}.json`;
export const expectedPath = (file: string): string => `${expectedFolder}${file}.txt`;

export const readPlan = (file: string): string => readFileSync(planPath(file), 'utf8');
