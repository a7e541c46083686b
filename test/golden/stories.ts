import { accessStories } from './stories/access.ts';
import { combinationStories } from './stories/combination.ts';
import { dataStories } from './stories/data.ts';
import { edgeStories } from './stories/edge.ts';
import { everydayStories } from './stories/everyday.ts';
import { identityStories } from './stories/identity.ts';
import { lifeStories } from './stories/life.ts';
import { networkStories } from './stories/network.ts';
import { planStories } from './stories/plan.ts';
import { runningStories } from './stories/running.ts';
import { watchingStories } from './stories/watching.ts';
import type { Story } from './story.ts';

export const stories: readonly Story[] = [
  ...planStories,
  ...lifeStories,
  ...networkStories,
  ...edgeStories,
  ...identityStories,
  ...accessStories,
  ...dataStories,
  ...runningStories,
  ...combinationStories,
  ...watchingStories,
  ...everydayStories,
];
