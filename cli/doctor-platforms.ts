import { setTimeout as sleep } from 'node:timers/promises';
import type { AccessCheck, Platform } from '../src/index.ts';
import { attempt, type CheckResult } from './doctor-result.ts';
import type { Shell } from './shell.ts';

/** Milliseconds that a platform has to answer. */
const TIME_LIMIT = 8_000;

/** Reports of each platform whether it is configured, whether it can be reached, and whether it accepts the configuration. */
export async function checkPlatforms(shell: Shell): Promise<readonly CheckResult[]> {
  // Where there is nothing to configure, there is nothing to check.
  const platforms = (await shell.platforms()).filter(({ variables }) => variables.length > 0);
  return Promise.all(platforms.map((platform) => checkPlatform(shell, platform)));
}

async function checkPlatform({ env }: Shell, platform: Platform): Promise<CheckResult> {
  const { name, variables } = platform;
  const found = await attempt(name, () => checkInTime(platform, env));
  if (!('value' in found)) return found;
  if (found.value === undefined) {
    const names = variables.map((variable) => variable.name).join(', ');
    return { name, verdict: 'missing', detail: `not configured; it reads ${names}` };
  }
  const set = variables.filter((variable) => env[variable.name]?.trim()).map((variable) => variable.name);
  const by = set.length === 0 ? 'on by default' : `configured by ${set.join(', ')}`;
  return describe(name, by, found.value);
}

/** Asks the platform, within the time limit whatever the adapter does. */
async function checkInTime(platform: Platform, env: Shell['env']): Promise<AccessCheck | undefined> {
  const checked = new AbortController();
  const signal = AbortSignal.any([checked.signal, AbortSignal.timeout(TIME_LIMIT)]);
  const late = sleep(TIME_LIMIT + 500, undefined, { signal: checked.signal }).then(
    (): AccessCheck => ({ kind: 'unreachable', problem: `no answer within ${TIME_LIMIT / 1_000} seconds` }),
  );
  late.catch(() => {}); // the platform answered before
  try {
    return await Promise.race([platform.check(env, signal), late]);
  } finally {
    checked.abort();
  }
}

function describe(name: string, configured: string, access: AccessCheck): CheckResult {
  const result = { name, access: access.kind };
  switch (access.kind) {
    case 'configured':
      return { ...result, verdict: 'ok', detail: configured };
    case 'accepted':
      return { ...result, verdict: 'ok', detail: `${configured}; reachable; accepted as ${access.as}` };
    case 'refused': {
      const detail = `${configured}; reachable; refused: ${access.problem}`;
      return { ...result, verdict: 'broken', detail, remedy: access.remedy };
    }
    case 'unavailable': {
      const detail = `${configured}; reachable; gives no answer now: ${access.problem}`;
      return {
        ...result,
        verdict: 'broken',
        detail,
        remedy: 'Check again later; `serve` retries by itself.',
      };
    }
    case 'unreachable': {
      const detail = `${configured}; cannot be reached: ${access.problem}`;
      const remedy =
        'Check the network, proxies and the address; whether the configuration is accepted is unknown.';
      return { ...result, verdict: 'broken', detail, remedy };
    }
  }
}
