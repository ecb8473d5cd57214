import { existsSync, statSync } from 'node:fs';
import { z } from 'zod';
import { variable, variablesOf } from '../shared/variables.ts';
import { type Environment, parseEnv } from '../shared/env.ts';

const schema = z.object({
  BACKCHANNEL_FILES: variable(
    z
      .string()
      .refine((folder) => existsSync(folder) && statSync(folder).isDirectory(), { error: 'is no folder' })
      .optional(),
    'folder below which files may be written; enables files and standard output',
  ),
});

export const variables = variablesOf(schema);

/**
 * The folder in which files may be written; `undefined` if the environment names none.
 * @throws BackchannelError `CONFIG_INVALID` if there is no such folder
 */
export function parseFileConfig(env: Environment): string | undefined {
  return parseEnv(schema, env, {
    problem: 'Files cannot be written with this configuration',
    remedy: 'Create the folder, or name another one; .env.example describes the variable.',
  }).BACKCHANNEL_FILES;
}
