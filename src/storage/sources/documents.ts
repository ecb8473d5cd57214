import {
  SOURCE_FAILURES,
  SOURCE_KINDS,
  type SourceDefinition,
  type SourceFailure,
} from '../../domain/source.ts';
import type { BackfillProgress, SourcePause, SourceProgress } from '../../domain/source-state.ts';
import { boolean, list, number, object, oneOf, text, textOrNull } from '../sql/decode.ts';

/** A definition of a JSON document. */
export function toDefinition(value: unknown): SourceDefinition {
  const { id, kind, location, outlet, language, zone, intervalMinutes, ...rest } = object(value);
  const { fullPages, selectors, official, enabled } = rest;
  return {
    id: text(id),
    kind: oneOf(SOURCE_KINDS, kind),
    location: text(location),
    outlet: text(outlet),
    ...(language !== undefined && { language: text(language) }),
    zone: text(zone),
    intervalMinutes: number(intervalMinutes),
    fullPages: boolean(fullPages),
    ...(selectors !== undefined && { selectors: toSelectors(selectors) }),
    ...(official !== undefined && { official: text(official) }),
    enabled: boolean(enabled),
  };
}

function toSelectors(value: unknown) {
  const { links, content } = object(value);
  return {
    ...(links !== undefined && { links: text(links) }),
    ...(content !== undefined && { content: text(content) }),
  };
}

/** A pause of a JSON document. */
export function toPause(value: unknown): SourcePause {
  const { by, at } = object(value);
  const { id, name } = object(by);
  return { by: { id: text(id), name: text(name) }, at: text(at) };
}

/** Progress of a JSON document. */
export function toProgress(value: unknown): SourceProgress {
  const stored = object(value);
  return {
    filled: textOrNull(stored.filled),
    polled: textOrNull(stored.polled),
    succeeded: textOrNull(stored.succeeded),
    arrived: textOrNull(stored.arrived),
    failures: number(stored.failures),
    failingSince: textOrNull(stored.failingSince),
    failure: stored.failure === null ? null : toFailure(stored.failure),
    movedTo: textOrNull(stored.movedTo),
    nextDue: textOrNull(stored.nextDue),
    gaps: list(stored.gaps).map(number),
    notified: stored.notified === null ? null : oneOf(['failing', 'silent'] as const, stored.notified),
    backfill: stored.backfill === null ? null : toBackfill(stored.backfill),
  };
}

function toFailure(value: unknown): SourceFailure {
  const { kind, detail } = object(value);
  return { kind: oneOf(SOURCE_FAILURES, kind), detail: text(detail) };
}

function toBackfill(value: unknown): BackfillProgress {
  const { since, next, pages } = object(value);
  return { since: text(since), next: list(next).map(text), pages: number(pages) };
}
