/**
 * A resource's address without instance keys, as the configuration names it: `module.a["x.y"].aws_lb.edge[0]` is
 * `module.a.aws_lb.edge`. Keys may hold dots, brackets and escaped quotes.
 */
export function configAddress(address: string): string {
  let plain = '';
  let from = 0;
  for (let open = address.indexOf('['); open >= 0; open = address.indexOf('[', from)) {
    plain += address.slice(from, open);
    from = afterKey(address, open);
  }
  return from === 0 ? address : plain + address.slice(from);
}

/** The index behind the bracket that closes the key opened at `at`. */
function afterKey(address: string, at: number): number {
  let quoted = false;
  for (let next = at + 1; next < address.length; next += 1) {
    const character = address[next];
    if (quoted && character === '\\') next += 1;
    else if (character === '"') quoted = !quoted;
    else if (character === ']' && !quoted) return next + 1;
  }
  return address.length;
}

/**
 * What a reference inside a module means from the root: `aws_lb.edge[0].arn` in `module.net.` is `module.net.aws_lb.edge`.
 * Undefined for what is no resource (`var.x`, `local.x`, `each.key`, `module.x.output`).
 */
export function referencedResource(reference: string, modulePrefix: string): string | undefined {
  const parts = configAddress(reference).split('.');
  const isData = parts[0] === 'data';
  const [type, name] = isData ? parts.slice(1) : parts;
  if (!type || !name || notResources.has(type)) return undefined;
  return `${modulePrefix}${isData ? 'data.' : ''}${type}.${name}`;
}

const notResources = new Set([
  'var',
  'local',
  'module',
  'each',
  'count',
  'self',
  'path',
  'terraform',
  'tofu',
  'ephemeral',
  'provider',
  'check',
  'action',
]);
