import { digestOf } from '../../../src/domain/digest.ts';
import { treeDigest } from '../../../src/domain/tree-digest.ts';
import type { ModuleSource } from '../../../src/ports/module-source.ts';
import type { CheckoutFile } from '../../../src/ports/workspace.ts';

export const moduleAddress = 'git::https://git.example.com/acme/network-edge.git';

const base = `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_lb" "edge" {
  name = "edge"
  internal = "false"
  owner = "OWNER"
}
`;

const counting = `
resource "aws_wafv2_web_acl" "edge" {
  name = "edge"
  scope = "REGIONAL"
  mode = "count"
}

resource "aws_security_group" "edge" {
  name = "edge"
}
`;

/** Text of the module's one file, by version. */
const versions: Readonly<Record<string, string>> = {
  '2.4.0': base.replace('OWNER', 'network'),
  '2.5.0': base.replace('OWNER', 'network-platform') + counting,
};

/** The files of the module at a tag such as `v2.5.0`. */
export function moduleFiles(tag: string): readonly CheckoutFile[] | undefined {
  const text = versions[tag.replace(/^v/, '')];
  return text === undefined ? undefined : [{ path: 'main.tf', mode: '100644', bytes: new TextEncoder().encode(text) }];
}

function commitOf(tag: string): string {
  return digestOf(`network-edge ${tag}`).slice(7, 47);
}

/** The module's repository: one tag a version, all by one author. */
export function moduleSource(): ModuleSource {
  const tags = Object.keys(versions).map((version) => ({ tag: `v${version}`, commit: commitOf(`v${version}`) }));
  const author = 'mona@network-team.example';
  return {
    tag: async (_source, tag) => tags.find((one) => one.tag === tag),
    tags: async () => tags,
    async content(_source, commit) {
      const tag = tags.find((one) => one.commit === commit)?.tag ?? '';
      return { digest: treeDigest(moduleFiles(tag) ?? []), nested: [], providers: [] };
    },
    async commits(_source, { to }) {
      return [{ commit: to, subject: 'Release', emails: [author], files: ['main.tf'] }];
    },
    gitEnvironment: () => ({}),
  };
}
