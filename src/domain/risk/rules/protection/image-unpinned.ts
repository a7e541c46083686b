import type { ResourceChange } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { imagesOf } from '../../containers.ts';
import { lossesOf } from '../../guards/guard.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { fires } from '../../rule.ts';
import { registry } from './registry.ts';

export const imageUnpinned: ChangeRule = {
  id: 'image-unpinned',
  about: 'Under a name that may point to another image tomorrow, what was reviewed is not what runs.',
  class: 'high',
  source: 'SEC-03',
  onChange: ({ change }) => [...lossesOf(change, registry), ...floating(change)],
};

/** An image without a tag is `latest`. One that was so before is no news. */
function floating(change: ResourceChange): readonly Hit[] {
  if (!creates(change) && kindOf(change.actions) !== 'update') return [];
  const before = new Set(imagesOf(change.type, change.before));
  const fresh = imagesOf(change.type, change.after).filter((image) => !before.has(image) && floats(image));
  return fresh.length === 0 ? [] : [fires('runs whatever image is the latest when it starts', { class: 'normal' })];
}

function floats(image: string): boolean {
  if (image.includes('@')) return false;
  const name = image.slice(image.lastIndexOf('/') + 1);
  return !name.includes(':') || name.endsWith(':latest');
}
