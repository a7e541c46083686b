import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  editSealed,
  expectAccounted,
  expectHelpful,
  expectUntouched,
  first,
  forgeRecord,
  hook,
  judgedIn,
  makeUnlucky,
  stack,
  stackFolder,
  stateText,
  unhook,
  untilApproved,
} from './bad-luck.ts';
import { engines } from './engines.ts';
import { approveAll, promote } from './people.ts';
import type { Project } from './project.ts';

/** Files that an apply reads and that stand in no plan file (F19). Their forms, and what a hand would put there. */
const forms = [
  { form: 'a file() beside an unknown', path: `${stackFolder}/note.txt`, text: 'planted note' },
  { form: 'a script that local-exec runs', path: `${stackFolder}/script.sh`, text: 'echo planted >"$1"\n' },
  { form: 'a source file that the provider reads', path: `${stackFolder}/page.html`, text: 'planted page' },
  {
    form: 'a file of a module that init fetched',
    path: `${stackFolder}/.terraform/modules/network_edge/CHANGELOG.md`,
    text: 'planted module',
  },
] as const;

function filesFor(project: Project): Record<string, string> {
  return {
    [`${stackFolder}/note.txt`]: 'approved note',
    [`${stackFolder}/script.sh`]: 'echo approved >"$1"\n',
    [`${stackFolder}/page.html`]: 'approved page',
    [`${stackFolder}/beside.tf`]: `resource "terraform_data" "script" {
  provisioner "local-exec" {
    command = "sh script.sh ${witnessOf(project)}"
  }
}

resource "terraform_data" "note" {
  input = "\${terraform_data.script.id} \${file("\${path.module}/note.txt")}"
}

resource "aws_s3_bucket" "pages" {
  bucket = "acme-pages"
}

resource "aws_s3_object" "page" {
  bucket = aws_s3_bucket.pages.bucket
  key    = "index.html"
  source = abspath("\${path.module}/page.html")
}

resource "terraform_data" "module" {
  input = "\${terraform_data.script.id} \${file("\${path.module}/.terraform/modules/network_edge/CHANGELOG.md")}"
}
`,
  };
}

const witnessOf = (project: Project): string => join(project.base, 'witness');

describe.each(engines)('on %s, a file beside an approved plan is changed', (engine) => {
  let project: Project;

  beforeAll(async () => {
    project = await makeUnlucky({ engine });
    project.commit(filesFor(project), { message: 'Read files at apply' });
    await untilApproved(project);
  });

  beforeEach(() => project.restore('approved'));
  afterAll(() => project?.remove());

  test('untouched, the apply reads what was approved', async () => {
    (await promote(project, first)).expect(0);
    expect(readFileSync(witnessOf(project), 'utf8')).toBe('approved\n');
    expect(stateText(project)).toContain('approved note');
    expect(stateText(project)).not.toContain('planted');
    await expectAccounted(project);
  });

  test.each(forms)('in the vault, sealed anew by somebody: $form', async ({ path, text }) => {
    const { record } = await judgedIn(project);
    await editSealed(project, record.sealed.workspace.name, { path, text });
    const ran = (await project.waves('run', first)).expect(9, 'workspace-changed');
    expectHelpful(ran);
    expect(existsSync(witnessOf(project))).toBe(false);
    await expectUntouched(project);
  });

  test('on disk, after it was restored, each of the four: nothing is applied until it is as it was', async () => {
    for (const { path, text } of forms) {
      const place = path.slice(stackFolder.length + 1);
      hook(project, 'state', `printf '%s' '${text.trim()}' >${place}`);
      (await project.waves('run', first)).expect(9, 'workspace-changed');
    }
    await expectUntouched(project);
    unhook(project);
    (await project.waves('run', first)).expect(0);
    expect(readFileSync(witnessOf(project), 'utf8')).toBe('approved\n');
    expect(stateText(project)).not.toContain('planted');
    await expectAccounted(project);
  });

  test('in the repository: a new plan asks again, and the apply reads what that one was approved with', async () => {
    let { d } = await judgedIn(project);
    for (const { path } of forms.slice(0, 3)) {
      project.commit(
        { [path]: path.endsWith('.sh') ? 'echo again >"$1"\n' : 'approved again' },
        { message: 'Change it' },
      );
      const ran = (await project.waves('run', first)).expect(3, 'plan-moved', 'awaiting-approval');
      expectHelpful(ran);
      expect((await judgedIn(project)).d).not.toBe(d);
      d = (await judgedIn(project)).d;
    }
    await expectUntouched(project);
    await approveAll(project);
    (await project.waves('run', first)).expect(0);
    expect(readFileSync(witnessOf(project), 'utf8')).toBe('again\n');
    expect(stateText(project)).not.toContain('approved note');
    await expectAccounted(project);
  });

  test('in the module repository: a tag that names other bytes brings none of them to an apply', async () => {
    project.moduleGit('update-ref', 'refs/tags/v2.4.0', project.moduleGit('rev-parse', 'v2.5.0^{commit}').trim());
    (await project.waves('run', first)).expect(6, 'ref-moved');
    await expectUntouched(project);
    const { promotion } = await judgedIn(project);
    const ran = await project.waves('run', promotion);
    ran.expect(4, 'not-verified');
    expect(ran.reasons[0]?.say).toContain('is not what network-edge@2.4.0 was registered with');
    expect(project.effects().map(({ type }) => type)).not.toContain('aws_wafv2_web_acl');
    await expectAccounted(project);
  });

  test.each(forms)('by whoever plans, sealed and recorded as if it were right, and approved: $form', async (form) => {
    const judged = await judgedIn(project);
    const { sealed } = judged.record;
    const digest = await editSealed(project, sealed.workspace.name, form);
    await forgeRecord(project, judged, { sealed: { ...sealed, workspace: { ...sealed.workspace, digest } } });
    await approveAll(project);
    const ran = (await project.waves('run', first)).expect(9, 'sources-differ');
    expect(ran.reasons[0]?.subject).toBe(stack);
    expect(existsSync(witnessOf(project))).toBe(false);
    await expectUntouched(project);
  });
});
