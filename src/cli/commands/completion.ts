import { command } from '../command.ts';

const extensions = { bash: 'bash', zsh: 'zsh', fish: 'fish', powershell: 'ps1' } as const;

export const completion = command({
  needs: 'read',
  examples: ['waves completion bash', 'waves completion fish'],
  args: { shell: { value: 'SHELL', help: 'whose script', choices: Object.keys(extensions), required: true } },
  flags: {},
  async run({ args: { shell }, wire }) {
    const { completionScript } = await wire();
    const script = await completionScript(extensions[shell as keyof typeof extensions]);
    return { text: script.trimEnd(), document: { shell, script } };
  },
});
