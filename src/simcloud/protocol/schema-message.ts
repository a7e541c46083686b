import { createHash } from 'node:crypto';
import { providerBlock } from '../provider/configure.ts';
import { dataSources, resourceTypes } from '../resources/catalog.ts';
import type { Block, NestedBlock } from '../schema/schema.ts';

/** What the provider says it is. Together with the schema digest it stands where a provider lock would. */
export const PROVIDER_VERSION = '1.0.0';

/** The answer to GetProviderSchema. */
export function schemaMessage(): object {
  const schemas = (types: Record<string, { block: Block }>) =>
    Object.fromEntries(Object.entries(types).map(([name, { block }]) => [name, schemaOf(block)]));
  return {
    provider: schemaOf(providerBlock),
    resource_schemas: schemas(resourceTypes),
    data_source_schemas: schemas(dataSources),
    server_capabilities: { plan_destroy: false },
  };
}

export function schemaDigest(): string {
  return createHash('sha256').update(JSON.stringify(schemaMessage())).digest('hex');
}

const schemaOf = (block: Block): object => ({ version: 0, block: blockOf(block) });

function blockOf({ attributes, blocks }: Block): object {
  return {
    version: 0,
    attributes: Object.entries(attributes).map(([name, { type, required, optional, computed, sensitive }]) => ({
      name,
      type: Buffer.from(JSON.stringify(type)),
      required: required ?? false,
      optional: optional ?? false,
      computed: computed ?? false,
      sensitive: sensitive ?? false,
    })),
    block_types: Object.entries(blocks).map(([name, nested]) => nestedOf(name, nested)),
  };
}

function nestedOf(name: string, { nesting, block, min, max }: NestedBlock): object {
  return { type_name: name, block: blockOf(block), nesting, min_items: min ?? 0, max_items: max ?? 0 };
}
