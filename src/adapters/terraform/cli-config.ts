import { Failure } from '../../domain/failure.ts';

export type ProviderSource = {
  /** A folder or an https address laid out as a provider mirror; left out, the providers' own registries. */
  readonly mirror?: string;
  /** A folder in which providers are kept between runs. */
  readonly cache?: string;
};

/** Host of a module source → address of its module service, in place of what the host itself says. */
export type Hosts = Readonly<Record<string, string>>;

/**
 * The text of the CLI configuration. `provider_installation` is always explicit: without it an engine installs any
 * binary that lies below a checkout's `terraform.d` (F8).
 */
export function cliConfig(providers: ProviderSource, hosts: Hosts = {}): string {
  return [
    'disable_checkpoint = true',
    ...(providers.cache === undefined ? [] : [`plugin_cache_dir = ${quoted(providers.cache)}`]),
    'provider_installation {',
    ...installation(providers.mirror),
    '}',
    ...Object.entries(hosts).flatMap(([host, address]) => [
      `host ${quoted(host)} {`,
      `  services = { "modules.v1" = ${quoted(address)} }`,
      '}',
    ]),
    '',
  ].join('\n');
}

function installation(mirror: string | undefined): readonly string[] {
  if (mirror === undefined) return ['  direct {', '  }'];
  return mirror.startsWith('https://')
    ? ['  network_mirror {', `    url = ${quoted(mirror)}`, '  }']
    : ['  filesystem_mirror {', `    path = ${quoted(mirror)}`, '  }'];
}

function quoted(text: string): string {
  if (/^[^"\\$%\p{Cc}]+$/u.test(text)) return `"${text}"`;
  throw new Failure('providers-invalid', `${JSON.stringify(text)} cannot be named in an engine's configuration`, {
    outcome: 'nothing-happened',
  });
}
