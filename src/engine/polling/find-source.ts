import type { BriefSource } from '../../domain/brief.ts';
import { ReaderError } from '../../domain/errors.ts';
import { problem } from '../../domain/problem.ts';
import { closestOf } from '../../text/closest.ts';

/** The source of an id. @throws ReaderError NOT_FOUND, which names the one that was probably meant, or all that there are */
export function findSource<Listed extends { readonly source: BriefSource }>(
  sources: readonly Listed[],
  id: string,
): Listed {
  const found = sources.find(({ source }) => source.id === id);
  if (found !== undefined) return found;
  const ids = sources.map(({ source }) => source.id);
  const nearest = closestOf(id, ids);
  const known = nearest === undefined ? ids : [nearest];
  throw new ReaderError('NOT_FOUND', problem('source.unknown', { typed: id, known }));
}
