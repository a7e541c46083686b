import type { ResourceChange, Value } from '../../analysis.ts';
import { kindOf } from '../../plan/actions.ts';
import { isUnknown } from '../../plan/change.ts';
import { holdsMasked } from '../../plan/mask.ts';
import { memberOf } from '../../plan/read.ts';
import { blockOf } from '../switched-off.ts';

type Block = {
  readonly attributes: readonly string[];
  /** What is blocked, one name each, by what stands in an attribute. */
  readonly blocks: (attribute: string, value: Value | undefined) => readonly string[];
  /** AWS blocks by itself where nothing is said. */
  readonly isDefault: boolean;
  /** The type is nothing but the block. */
  readonly isWhole: boolean;
  /** It holds for a whole account or region. */
  readonly isWide: boolean;
};

const flags = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];
const ifTrue = (attribute: string, value: Value | undefined): readonly string[] => (value === true ? [attribute] : []);
const states = (_: string, state: Value | undefined): readonly string[] =>
  state === 'block-all-sharing' ? ['new', 'all'] : state === 'block-new-sharing' ? ['new'] : [];

const kinds: ReadonlyMap<string, Block> = new Map<string, Block>([
  [
    'aws_s3_bucket_public_access_block',
    { attributes: flags, blocks: ifTrue, isDefault: true, isWhole: true, isWide: false },
  ],
  [
    'aws_s3_account_public_access_block',
    { attributes: flags, blocks: ifTrue, isDefault: false, isWhole: true, isWide: true },
  ],
  [
    'aws_s3_access_point',
    {
      attributes: ['public_access_block_configuration'],
      blocks: (_, value) => flags.filter((flag) => memberOf(blockOf(value), flag) !== false),
      isDefault: true,
      isWhole: false,
      isWide: false,
    },
  ],
  [
    'aws_ebs_snapshot_block_public_access',
    { attributes: ['state'], blocks: states, isDefault: false, isWhole: true, isWide: true },
  ],
  [
    'aws_ec2_image_block_public_access',
    { attributes: ['state'], blocks: states, isDefault: false, isWhole: true, isWide: true },
  ],
  [
    'aws_emr_block_public_access_configuration',
    {
      attributes: ['block_public_security_group_rules'],
      blocks: ifTrue,
      isDefault: true,
      isWhole: true,
      isWide: true,
    },
  ],
]);

export const publicBlockTypes: readonly string[] = [...kinds.keys()];

export function publicBlock(type: string): Block | undefined {
  return kinds.get(type);
}

/** What becomes of a block, by attribute: what it no longer blocks, and what it blocks anew. */
export type BlockChange = {
  readonly attribute: string;
  readonly becomes: 'weaker' | 'stronger' | 'same' | 'unknown';
};

export function blockChanges(change: ResourceChange): readonly BlockChange[] {
  const block = kinds.get(change.type);
  if (!block) return [];
  return block.attributes.map((attribute) => ({ attribute, becomes: became(change, block, attribute) }));
}

function became(change: ResourceChange, block: Block, attribute: string): BlockChange['becomes'] {
  const isNew = kindOf(change.actions) !== 'update' && change.after !== null;
  const before = isNew ? absent(block, attribute) : side(block, change.before, attribute);
  if (change.after === null) return before.length === 0 ? 'same' : 'weaker';
  const value = memberOf(change.after, attribute);
  const isOpen = change.configured.includes(attribute) && isUnknown(change, attribute);
  if (isOpen || holdsMasked(value)) return 'unknown';
  const after = block.blocks(attribute, value);
  if (before.some((name) => !after.includes(name))) return 'weaker';
  return after.some((name) => !before.includes(name)) ? 'stronger' : 'same';
}

/** What cannot be read may have blocked everything. */
function side(block: Block, values: Value, attribute: string): readonly string[] {
  const value = memberOf(values, attribute);
  return holdsMasked(value) ? all(block, attribute) : block.blocks(attribute, value);
}

function absent(block: Block, attribute: string): readonly string[] {
  return block.isDefault ? all(block, attribute) : [];
}

function all(block: Block, attribute: string): readonly string[] {
  return block.blocks(attribute, attribute === 'state' ? 'block-all-sharing' : true);
}
