import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Platform, VARIABLES } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';
import { code, table } from './markdown.ts';

type Variables = Platform['variables'];

/** Variables of the program itself that a page lists apart from the rest. */
const MODEL = /^BACKCHANNEL_MODEL|_API_KEY$/;

/** A table of variables: `general`, `model`, or those of a platform by the name of its folder. */
export async function environment(_language: unknown, group: string): Promise<string> {
  const rows = (await variablesIn(group)).map(({ name, default: usual, summary, secret }) => [
    code(name),
    usual === undefined ? '' : code(usual),
    secret ? `${summary} (secret)` : summary,
  ]);
  return table(['variable', 'default', 'meaning'], rows);
}

async function variablesIn(group: string): Promise<Variables> {
  if (group === 'general') return VARIABLES.filter(({ name }) => !MODEL.test(name));
  if (group === 'model') return VARIABLES.filter(({ name }) => MODEL.test(name));
  return platformVariables(group);
}

/** Folders of `adapters/` whose platforms read variables. */
export async function configuredPlatforms(): Promise<readonly string[]> {
  const folders = readdirSync(join(ROOT, 'adapters')).filter((folder) => folder !== 'shared');
  const found = await Promise.all(
    folders.map(async (folder) => ((await platformVariables(folder)).length > 0 ? [folder] : [])),
  );
  return found.flat();
}

/** The variables that a platform reads; none if it has no configuration. */
export async function platformVariables(folder: string): Promise<Variables> {
  const { platform } = await import(join(ROOT, 'adapters', folder, 'index.ts'));
  return (platform as Platform | undefined)?.variables ?? [];
}
