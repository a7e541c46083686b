import { readFileSync } from 'node:fs';
import { moduleAddress } from './module-source.ts';

const accounts = [
  'sandbox-01',
  'prod-noncritical-01',
  'prod-standard-01',
  'prod-standard-02',
  'prod-standard-03',
  'prod-regulated-01',
] as const;

export const stacks: readonly string[] = accounts.map((account) => `${account}/network-edge`);

/** This repository's own estate: the lesson's four waves over six accounts. The stacks are as small as can be. */
const copied = [
  'waves.yaml',
  'waves/network-edge.yaml',
  'CODEOWNERS',
  ...['people', 'approvals', 'rules', 'freezes'].map((name) => `policies/${name}.yaml`),
  ...accounts.map((account) => `stacks/${account}/environment.yaml`),
];

export function mainFile(stack: string): string {
  return `stacks/${stack}/main.tf`;
}

function stackText(stack: string): string {
  return `terraform {
  backend "s3" {
    bucket = "states"
    key    = "${stack}"
  }
}

module "network_edge" {
  source = "${moduleAddress}?ref=v2.4.0"
}
`;
}

let kept: ReadonlyMap<string, string> | undefined;

/** The files of the governed branch's first commit. */
export function estateFiles(): ReadonlyMap<string, string> {
  const root = new URL('../../../', import.meta.url);
  kept ??= new Map([
    ...copied.map((path) => [path, readFileSync(new URL(path, root), 'utf8')] as const),
    ...stacks.map((stack) => [mainFile(stack), stackText(stack)] as const),
  ]);
  return kept;
}
