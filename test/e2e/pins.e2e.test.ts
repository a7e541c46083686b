import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { engines } from './engines.ts';
import { labFiles, repositoryFile } from './estate.ts';
import { promote } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

const folder = (lab: string) => `stacks/${lab}/network-edge`;
const contract = 'waves:\n  - { name: all, accounts: [lab-1, lab-2, lab-3] }\n';
const git = 'git::https://git.example.com/acme/network-edge.git';
const tofuOnly = `${'$'}{var.edge_version}`;
const passed = ['account', 'vpc_cidr', 'tags'];

/** The module block of a stack taken out of its main.tf, and what is left. */
function apart(text: string): { readonly rest: string; readonly block: string } {
  const block = /^module "network_edge" \{\n[\s\S]*?^\}\n/m.exec(text)?.[0] ?? '';
  return { rest: text.replace(block, ''), block: block.replace('?ref=v', '?ref=edge/v') };
}

/** One module in three stacks, pinned in three ways, with tags of a monorepo. */
function files(engine: string): Record<string, string> {
  const lab = labFiles(['lab-1', 'lab-2', 'lab-3'], contract);
  const main = (name: string) => apart(lab[`${folder(name)}/main.tf`] ?? '');
  const json = {
    module: {
      network_edge: {
        source: `${git}?ref=edge/v2.4.0`,
        name: 'network-edge',
        ...Object.fromEntries(passed.map((name) => [name, `${'$'}{var.${name}}`])),
      },
    },
  };
  const near = passed.map((name) => `variable "${name}" {\n  type = any\n}\n`).join('');
  const call = `module "near" {\n  source = "./near"\n${passed.map((name) => `  ${name} = var.${name}\n`).join('')}}\n`;
  const named = (text: string) => text.replaceAll('module.network_edge.', 'module.near.');
  const third = main('lab-3');
  const variable = 'variable "edge_version" {\n  type = string\n}\n';
  const listed = ['network_edge', 'near.module.network_edge', 'second'].map(
    (name) => `module.${name}.aws_wafv2_web_acl_association.edge[0]`,
  );
  return {
    ...lab,
    'policies/rules.yaml': repositoryFile('policies/rules.yaml').replace(
      /'\*': .*$/m,
      `'*': ${JSON.stringify(listed)}`,
    ),
    'waves.yaml': (lab['waves.yaml'] ?? '')
      .replace(/^engine: .*$/m, `engine: ${engine}`)
      .replace('v{version}', 'edge/v{version}'),
    [`${folder('lab-1')}/main.tf`]: main('lab-1').rest,
    [`${folder('lab-1')}/edge.tf.json`]: `${JSON.stringify(json, null, 3)}\n`,
    [`${folder('lab-2')}/main.tf`]: `${named(main('lab-2').rest)}${call}`,
    [`${folder('lab-2')}/near/main.tf`]: `${near}${main('lab-2').block}output "lb_dns_name" {\n  value = module.network_edge.lb_dns_name\n}\n`,
    ...(engine === 'tofu'
      ? {
          [`${folder('lab-3')}/main.tofu`]: `${third.rest}${variable}${third.block.replace('edge/v2.4.0', tofuOnly)}`,
          [`${folder('lab-3')}/main.tf`]: 'module "network_edge" { source = "what OpenTofu never reads" }\n',
          [`${folder('lab-3')}/pin.auto.tfvars`]: '# moved by waves\nedge_version = "edge/v2.4.0"\n',
          [`${folder('lab-3')}/stack.yaml`]: 'pin: { file: pin.auto.tfvars, variable: edge_version }\n',
        }
      : {
          [`${folder('lab-3')}/main.tf`]: `${third.rest}${third.block}${third.block.replace('"network_edge"', '"second"').replace('= "network-edge"', '= "second"')}`,
          [`${folder('lab-3')}/main.tofu`]: 'module "network_edge" { source = "what Terraform never reads" }\n',
        }),
  };
}

describe.each(engines)('on %s, one module is pinned in three ways', (engine) => {
  let project: Project;

  beforeAll(async () => {
    project = await makeSandbox({ accounts: [], files: files(engine) });
    for (const version of ['2.4.0', '2.5.0']) project.moduleGit('tag', `edge/v${version}`, `v${version}^{commit}`);
    (await promote(project, 'network-edge@2.4.0')).expect(0);
  });
  afterAll(() => project?.remove());

  test('each stack has its version applied and just those characters changed', async () => {
    const before = project.git('rev-parse', 'HEAD').trim();
    (await promote(project, 'network-edge@2.5.0')).expect(0);
    const changed = project.git('diff', '--unified=0', '--no-color', before, 'HEAD').split('\n');
    const lines = changed.filter((line) => /^[-+](?![-+])/.test(line));
    const [old, now] = ['-', '+'].map((sign) =>
      lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1)),
    );
    expect(now).toEqual(old?.map((line) => line.replace('2.4.0', '2.5.0')));
    expect(changed.filter((line) => line.startsWith('+++ ')).map((line) => line.slice(6))).toEqual([
      `${folder('lab-1')}/edge.tf.json`,
      `${folder('lab-2')}/near/main.tf`,
      `${folder('lab-3')}/${engine === 'tofu' ? 'pin.auto.tfvars' : 'main.tf'}`,
    ]);
    expect(now).toHaveLength(engine === 'tofu' ? 3 : 4);
    const made = project.effects().filter(({ type }) => type === 'aws_wafv2_web_acl');
    expect(new Set(made.map(({ account }) => account))).toEqual(new Set(['lab-1', 'lab-2', 'lab-3']));
    (await project.waves('audit', 'replay')).expect(0);
  });
});
