import { BackchannelError } from '../src/index.ts';
import { openBriefs } from './session.ts';
import type { ExitCode, GlobalOptions, Shell } from './shell.ts';

/** Prints what is pasted into a platform's console to set the app up. */
export async function manifest(shell: Shell, name: string, options: GlobalOptions): Promise<ExitCode> {
  const platforms = (await shell.platforms()).filter((platform) => platform.manifest !== undefined);
  const text = platforms
    .find((platform) => platform.name === name)
    ?.manifest?.(await openBriefs(shell, options));
  if (text === undefined) {
    throw new BackchannelError(
      'QUESTION_INVALID',
      `There is no manifest of “${name}”.`,
      `Name one of: ${platforms.map((platform) => platform.name).join(', ')}.`,
    );
  }
  shell.terminal.output.write(text.endsWith('\n') ? text : `${text}\n`);
  return 0;
}
