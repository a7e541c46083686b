/** Every kind of file that people write, by the name that `waves schema` gives it. */
export const fileKinds = {
  waves: 'waves.yaml',
  contract: 'waves/NAME.yaml',
  policies: 'policies/*.yaml',
  environment: 'environment.yaml',
  stack: 'stack.yaml',
} as const;

export type FileKind = keyof typeof fileKinds;

export const fileKindNames = Object.keys(fileKinds) as readonly FileKind[];
