import { join } from 'node:path';
import { startOf } from '../../../src/adapters/process/start-of.ts';
import { folderWorkspaces } from '../../../src/adapters/workspace/workspaces.ts';
import type { CheckoutFile, Workspace, Workspaces } from '../../../src/ports/workspace.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export async function someWorkspaces(): Promise<{ readonly root: string; readonly workspaces: Workspaces }> {
  const root = join(await temporaryFolder(), 'waves');
  return { root, workspaces: folderWorkspaces({ root, startOf }) };
}

export async function aWorkspace(): Promise<Workspace> {
  const { workspaces } = await someWorkspaces();
  return workspaces.open('ledger', 'stack');
}

export function file(path: string, text = '', mode = '100644'): CheckoutFile {
  return { path, mode, bytes: new TextEncoder().encode(text) };
}

export function link(path: string, target: string): CheckoutFile {
  return file(path, target, '120000');
}
