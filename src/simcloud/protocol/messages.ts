/**
 * The part of Terraform's plugin protocol 6 that the simulator speaks, as a protobuf descriptor in TypeScript. It is no
 * `.proto` file so that nothing has to be found on disk at run time. A field reads `[repeated|map] type name number`.
 */
type Message = { fields: Record<string, object>; nested?: Record<string, object> };

function message(fields: readonly string[] = [], nested: Record<string, object> = {}): Message {
  return { fields: Object.fromEntries(fields.map(field)), nested };
}

function field(text: string): [string, object] {
  const words = text.split(' ');
  const [type = '', name = '', id = ''] = words.slice(-3);
  const rule = words.length === 4 ? words[0] : undefined;
  if (rule === 'map') return [name, { keyType: 'string', type, id: Number(id) }];
  return [name, { ...(rule ? { rule } : {}), type, id: Number(id) }];
}

const call = (request: readonly string[], response: readonly string[]): Message =>
  message([], { Request: message(request), Response: message(response) });

const DIAGNOSTICS = 'repeated Diagnostic diagnostics';

const data = {
  DynamicValue: message(['bytes msgpack 1', 'bytes json 2']),
  RawState: message(['bytes json 1']),
  Diagnostic: message(['Severity severity 1', 'string summary 2', 'string detail 3', 'AttributePath attribute 4'], {
    Severity: { values: { INVALID: 0, ERROR: 1, WARNING: 2 } },
  }),
  AttributePath: message(['repeated Step steps 1'], { Step: message(['string attribute_name 1']) }),
  ServerCapabilities: message(['bool plan_destroy 1']),
  Schema: message(['int64 version 1', 'Block block 2'], {
    Block: message(['int64 version 1', 'repeated Attribute attributes 2', 'repeated NestedBlock block_types 3']),
    Attribute: message([
      'string name 1',
      'bytes type 2',
      'bool required 4',
      'bool optional 5',
      'bool computed 6',
      'bool sensitive 7',
    ]),
    NestedBlock: message([
      'string type_name 1',
      'Block block 2',
      'NestingMode nesting 3',
      'int64 min_items 4',
      'int64 max_items 5',
    ]),
    NestingMode: { values: { INVALID: 0, SINGLE: 1, LIST: 2, SET: 3, MAP: 4, GROUP: 5 } },
  }),
};

const calls = {
  GetProviderSchema: call(
    [],
    [
      'Schema provider 1',
      'map Schema resource_schemas 2',
      'map Schema data_source_schemas 3',
      `${DIAGNOSTICS} 4`,
      'ServerCapabilities server_capabilities 6',
    ],
  ),
  ValidateProviderConfig: call(['DynamicValue config 1'], [`${DIAGNOSTICS} 2`]),
  ValidateResourceConfig: call(['string type_name 1', 'DynamicValue config 2'], [`${DIAGNOSTICS} 1`]),
  ValidateDataResourceConfig: call(['string type_name 1', 'DynamicValue config 2'], [`${DIAGNOSTICS} 1`]),
  ConfigureProvider: call(['string terraform_version 1', 'DynamicValue config 2'], [`${DIAGNOSTICS} 1`]),
  UpgradeResourceState: call(
    ['string type_name 1', 'int64 version 2', 'RawState raw_state 3'],
    ['DynamicValue upgraded_state 1', `${DIAGNOSTICS} 2`],
  ),
  ReadResource: call(
    ['string type_name 1', 'DynamicValue current_state 2', 'bytes private 3'],
    ['DynamicValue new_state 1', `${DIAGNOSTICS} 2`, 'bytes private 3'],
  ),
  PlanResourceChange: call(
    [
      'string type_name 1',
      'DynamicValue prior_state 2',
      'DynamicValue proposed_new_state 3',
      'DynamicValue config 4',
      'bytes prior_private 5',
    ],
    [
      'DynamicValue planned_state 1',
      'repeated AttributePath requires_replace 2',
      'bytes planned_private 3',
      `${DIAGNOSTICS} 4`,
      'bool legacy_type_system 5',
    ],
  ),
  ApplyResourceChange: call(
    [
      'string type_name 1',
      'DynamicValue prior_state 2',
      'DynamicValue planned_state 3',
      'DynamicValue config 4',
      'bytes planned_private 5',
    ],
    ['DynamicValue new_state 1', 'bytes private 2', `${DIAGNOSTICS} 3`, 'bool legacy_type_system 4'],
  ),
  ImportResourceState: call(
    ['string type_name 1', 'string id 2'],
    ['repeated ImportedResource imported_resources 1', `${DIAGNOSTICS} 2`],
  ),
  ReadDataSource: call(['string type_name 1', 'DynamicValue config 2'], ['DynamicValue state 1', `${DIAGNOSTICS} 2`]),
  StopProvider: call([], ['string Error 1']),
};

const methods = Object.keys(calls).map((name) => [
  name,
  { requestType: `${name}.Request`, responseType: `${name}.Response` },
]);

export const protocolDescriptor = {
  nested: {
    tfplugin6: {
      nested: {
        ...data,
        ImportedResource: message(['string type_name 1', 'DynamicValue state 2']),
        ...calls,
        Provider: { methods: Object.fromEntries(methods) },
      },
    },
  },
};
