import { compareDecisions, type Decision, type StoredDecision } from '../../domain/decision.ts';
import { BackchannelError } from '../../domain/errors.ts';
import { readYaml, writeYaml } from '../../review/yaml.ts';
import { toDecision } from '../../storage/decisions/documents.ts';
import type { ReviewServiceParts } from './parts.ts';

/** Decisions as YAML, one document each, oldest first, without what only this store knows of them. */
export function exportDecisions(decisions: readonly StoredDecision[]): string {
  return writeYaml(decisions.toSorted(compareDecisions).map(({ seen: _, ...decision }) => decision));
}

/** Adds the decisions of such a text that are not here yet. @throws BackchannelError INPUT_UNREADABLE */
export async function importDecisions(
  { brief, store, clock }: Pick<ReviewServiceParts, 'brief' | 'store' | 'clock'>,
  yaml: string,
): Promise<{ readonly added: number; readonly known: number }> {
  const decisions = readYaml(yaml).map(decode);
  const other = decisions.find((decision) => decision.brief !== brief.name);
  if (other !== undefined)
    throw unreadable(`decision ${other.id} is about the brief “${other.brief}”, not “${brief.name}”`);
  const added = await store.decisions.addAll(decisions, clock.now());
  return { added, known: decisions.length - added };
}

function decode(document: unknown, index: number): Decision {
  try {
    return toDecision(document);
  } catch (error) {
    if (!(error instanceof BackchannelError)) throw error;
    throw unreadable(`document ${index + 1} is no decision (${error.message})`, error);
  }
}

function unreadable(why: string, cause?: unknown): BackchannelError {
  return new BackchannelError(
    'INPUT_UNREADABLE',
    `These are no exported decisions: ${why}.`,
    'Nothing was imported. Correct the file, or export it again.',
    { cause },
  );
}
