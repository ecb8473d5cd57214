import { existsSync, statSync } from 'node:fs';
import { BackchannelError, type Variable } from '../../src/index.ts';

export const variables: readonly Variable[] = [
  {
    name: 'BACKCHANNEL_FILES',
    secret: false,
    summary:
      'folder below which editions may be written into files; without it there are no files as destinations',
  },
];

/**
 * The folder in which files may be written; `undefined` where the environment names none.
 * @throws BackchannelError `CONFIG_INVALID` where there is no such folder
 */
export function parseFileConfig(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const folder = env.BACKCHANNEL_FILES?.trim() || undefined;
  if (folder === undefined || (existsSync(folder) && statSync(folder).isDirectory())) return folder;
  throw new BackchannelError(
    'CONFIG_INVALID',
    `BACKCHANNEL_FILES names ${JSON.stringify(folder)}, which is no folder.`,
    'Make the folder, or name another one; .env.example describes the variable.',
  );
}
