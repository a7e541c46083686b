import { digestOfValue } from '../domain/digest.ts';
import type { Finding, PolicyVerdict, RiskClass } from '../domain/judgement.ts';
import type { Analyzed } from './analyzed.ts';
import { allRules } from './rules.ts';

const levels: Readonly<Record<RiskClass, string>> = {
  none: 'none',
  low: 'note',
  normal: 'warning',
  high: 'error',
  critical: 'error',
};

type Result = {
  readonly ruleId: string;
  readonly level: string;
  readonly say: string;
  readonly address: string;
  readonly properties: object;
};

/** Findings and policy verdicts as SARIF 2.1.0: one run, a result for each, at the file and at the address. */
export function sarifOf(plans: readonly Analyzed[], version: string): object {
  const results = plans.flatMap(({ file, judgement }) =>
    [...judgement.findings.map(ofFinding), ...judgement.verdicts.map(ofVerdict)].map((result) =>
      resultOf(file, result),
    ),
  );
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'waves', version, rules: rulesOf(plans) } },
        columnKind: 'unicodeCodePoints',
        results,
      },
    ],
  };
}

/** Only the rules that say something here. */
function rulesOf(plans: readonly Analyzed[]): readonly object[] {
  const fired = new Set(plans.flatMap(({ judgement }) => judgement.findings.map(({ rule }) => rule)));
  const rules = allRules().filter(({ rule }) => fired.has(rule));
  const verdicts = plans.flatMap(({ judgement }) => judgement.verdicts);
  const policies = new Map(verdicts.map((verdict) => [verdict.policy, verdict]));
  return [
    ...rules.map(({ rule, about, class: weight, source, family }) => ({
      id: rule,
      shortDescription: { text: about },
      defaultConfiguration: { level: levels[weight as RiskClass] },
      properties: { family, class: weight, source },
    })),
    ...[...policies.values()].map(({ policy, fix }) => ({
      id: `policy/${policy}`,
      shortDescription: { text: `The policy ${policy}` },
      help: { text: fix },
    })),
  ];
}

function ofFinding({ rule, class: weight, verdict, address, attribute, say }: Finding): Result {
  const properties = { class: weight, verdict, ...(attribute === undefined ? {} : { attribute }) };
  return { ruleId: rule, level: levels[weight], say, address, properties };
}

function ofVerdict({ policy, verdict, address, say, fix }: PolicyVerdict): Result {
  const level = verdict === 'warn' ? 'warning' : 'error';
  return { ruleId: `policy/${policy}`, level, say, address, properties: { verdict, fix } };
}

function resultOf(file: string, { ruleId, level, say, address, properties }: Result): object {
  return {
    ruleId,
    level,
    message: { text: `${address}: ${say}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: encodeURI(file.toWellFormed()) }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: address, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'waves/v1': digestOfValue([ruleId, address, say]) },
    properties,
  };
}
