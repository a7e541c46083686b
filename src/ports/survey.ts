import type { Problem } from '../domain/definitions.ts';
import type { BackendBlock, ModuleCall } from './pins.ts';

/** A text and where it stands; lines are counted from 1. */
export type Said = { readonly text: string; readonly file: string; readonly line: number };

/** A `provider` block. `config` has literal texts, of nested blocks as `assume_role.role_arn`; a list is in several. */
export type ProviderBlock = {
  readonly name: string;
  readonly config: readonly (Said & { readonly name: string })[];
};

/** What one configuration file says about the engine, its state's home, its cloud and its modules. */
export type FileSurvey = {
  readonly requiredVersions: readonly Said[];
  readonly backends: readonly BackendBlock[];
  readonly providers: readonly ProviderBlock[];
  readonly calls: readonly ModuleCall[];
};

/** Reads one configuration file of HCL or its JSON form, or says where it is none. */
export type Survey = (file: string, text: string) => FileSurvey | Problem;
