import { dump, loadAll, YAMLException } from 'js-yaml';
import { BackchannelError } from '../domain/errors.ts';

/** Values as YAML, one document each: in the order given, so that a comparison of two exports shows what was added. */
export function writeYaml(values: readonly object[]): string {
  return values.map((value) => `---\n${dump(value, { lineWidth: 120, noRefs: true })}`).join('');
}

/** The documents of a YAML text. @throws BackchannelError INPUT_UNREADABLE where it is none */
export function readYaml(text: string): readonly unknown[] {
  try {
    return loadAll(text).filter((value) => value !== null && value !== undefined);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new BackchannelError(
      'INPUT_UNREADABLE',
      `This is no YAML: ${error.message}.`,
      'Nothing was imported. Correct the file, or export it again.',
      { cause: error },
    );
  }
}
