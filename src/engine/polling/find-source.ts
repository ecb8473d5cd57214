import type { BriefSource } from '../../domain/brief.ts';
import { BackchannelError } from '../../domain/errors.ts';

/** The source of an id. @throws BackchannelError NOT_FOUND, which names the sources that there are */
export function findSource<Listed extends { readonly source: BriefSource }>(
  sources: readonly Listed[],
  id: string,
): Listed {
  const found = sources.find(({ source }) => source.id === id);
  if (found !== undefined) return found;
  const ids = sources.map(({ source }) => source.id);
  throw new BackchannelError(
    'NOT_FOUND',
    `There is no source “${id}”.`,
    ids.length === 0 ? 'Add one with `sources add`.' : `There are: ${ids.join(', ')}.`,
  );
}
