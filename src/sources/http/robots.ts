import robotsParser from 'robots-parser';
import type { SourceFailureKind } from '../../domain/source.ts';
import { failed, type HttpAnswer, type HttpClient, type HttpFailure, USER_AGENT } from './client.ts';

/** What a site lets programs do. */
export interface Permission {
  readonly outcome: 'allowed';
  /** Milliseconds that it asks to be left alone after each request. */
  readonly pause?: number;
}

/** What sites say in their robots.txt (RFC 9309). */
export interface Robots {
  /** Whether an address may be asked for; a failure where it may not, or where the site cannot say so now. */
  check(url: string): Promise<Permission | HttpFailure>;
}

/** For how long an answer holds, in milliseconds (RFC 9309, 2.4). */
const HOLDS = 24 * 3_600_000;
const MAX_SITES = 5_000;
/** How much of a file is read (RFC 9309, 2.5). */
const MAX_READ = 500 * 1024;
/** Sites that ask for a longer pause get this one. */
const MAX_PAUSE = 30_000;

/** Failures after which a site counts as having no rules: its file is not there. All others close the site for now. */
const WITHOUT_RULES: ReadonlySet<SourceFailureKind> = new Set(['missing', 'gone', 'refused', 'redirects']);

/** The package is one function; its types say that the function is called `default`. */
const parseRobots = typeof robotsParser === 'function' ? robotsParser : robotsParser.default;

type Rules = ReturnType<typeof parseRobots>;
interface Site {
  readonly until: number;
  readonly rules: Promise<Rules | HttpFailure>;
}

export function createRobots(client: HttpClient, now: () => string): Robots {
  const sites = new Map<string, Site>();
  const ask = (origin: string): Site => {
    const url = `${origin}/robots.txt`;
    const rules = client.get(url).then((answer) => rulesIn(url, answer));
    return { until: Date.parse(now()) + HOLDS, rules };
  };
  return {
    async check(url) {
      const { origin } = new URL(url);
      const known = sites.get(origin);
      const site = known !== undefined && known.until > Date.parse(now()) ? known : ask(origin);
      if (sites.size >= MAX_SITES) sites.clear();
      sites.set(origin, site);
      const rules = await site.rules;
      if ('outcome' in rules) {
        sites.delete(origin); // asked again the next time
        return rules;
      }
      if (rules.isAllowed(url, USER_AGENT) === false) return failed('robots', new URL(url).host);
      const delay = rules.getCrawlDelay(USER_AGENT) ?? 0;
      return { outcome: 'allowed', ...(delay > 0 && { pause: Math.min(delay * 1_000, MAX_PAUSE) }) };
    },
  };
}

function rulesIn(url: string, answer: HttpAnswer): Rules | HttpFailure {
  if (answer.outcome === 'content') {
    return parseRobots(url, new TextDecoder().decode(answer.bytes.subarray(0, MAX_READ)));
  }
  if (isWithoutRules(answer)) return parseRobots(url, '');
  const { kind, detail } = answer.failure;
  return { ...answer, failure: { kind, detail: `${detail} (robots.txt)`.trimStart() } };
}

function isWithoutRules({ failure: { kind, detail } }: HttpFailure): boolean {
  return WITHOUT_RULES.has(kind) || (kind === 'status' && detail.startsWith('4'));
}
