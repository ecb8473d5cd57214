import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  type Brief,
  type Message,
  openEngine,
  openStore,
  type Place,
  type State,
  VARIABLES,
} from '../src/index.ts';
import { checkModel } from './doctor-model.ts';
import { checkPlatforms } from './doctor-platforms.ts';
import { attempt, type CheckResult, type CheckVerdict } from './doctor-result.ts';
import { checkSourceHealth } from './doctor-sources.ts';
import { checkSubscriptions } from './doctor-subscriptions.ts';
import { dataFolder, dataPlace } from './places.ts';
import { openBrief } from './session.ts';
import { type ExitCode, type GlobalOptions, type Shell, showJson, showMessage } from './shell.ts';

const NODE_MAJOR = 24;

/** Reports what is configured, reachable and missing. Exit code 1 if something required is broken. */
export async function doctor(
  shell: Shell,
  options: GlobalOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  const findings = await examine(shell, options);
  const broken = findings.some(({ verdict }) => verdict === 'broken');
  if (options.json) {
    const checks = findings.map(({ name, verdict, access = null, detail, remedy = null }) => ({
      name,
      verdict,
      access,
      detail,
      remedy,
    }));
    showJson(shell, { ok: !broken, checks });
  } else showMessage(shell, report(findings));
  return broken ? 1 : 0;
}

async function examine(shell: Shell, options: GlobalOptions): Promise<CheckResult[]> {
  const brief = await attempt('brief', () => openBrief(shell, options));
  const loaded = 'value' in brief ? brief.value : undefined;
  const store = loaded && (await checkStore(shell, options, loaded));
  return [
    checkNode(),
    await checkConfiguration(shell),
    await checkFolder(shell, options),
    'value' in brief ? { name: 'brief', verdict: 'ok', detail: describeBrief(brief.value) } : brief,
    ...(loaded && store ? [store, checkChronology(loaded), checkSample(loaded)] : []),
    await checkShared(shell),
    ...(store?.verdict === 'ok' ? [await checkModel(shell, options)] : []),
    ...(await checkPlatforms(shell)),
    ...(store?.verdict === 'ok'
      ? [await checkSourceHealth(shell, options), await checkSubscriptions(shell, options)]
      : []),
  ];
}

function checkNode(): CheckResult {
  const { node } = process.versions;
  const detail = `Node ${node}`;
  if (Number.parseInt(node, 10) >= NODE_MAJOR) return { name: 'runtime', verdict: 'ok', detail };
  const remedy = `Start it with npm: \`npm ci\` installs a Node ${NODE_MAJOR} that its scripts use.`;
  return { name: 'runtime', verdict: 'broken', detail, remedy };
}

async function checkConfiguration(shell: Shell): Promise<CheckResult> {
  const found = await attempt('configuration', async () => shell.config());
  if (!('value' in found)) return found;
  const set = VARIABLES.map(({ name }) => name).filter((name) => shell.env[name]);
  const detail = set.length === 0 ? 'defaults; no variable is set' : `set: ${set.join(', ')}`;
  return { name: 'configuration', verdict: 'ok', detail };
}

async function checkFolder(shell: Shell, options: GlobalOptions): Promise<CheckResult> {
  const found = await attempt('data', async () => resolve(dataFolder(shell, options)));
  if (!('value' in found)) return found;
  const folder = found.value;
  const existing = await nearestExisting(folder);
  const writable = await access(existing, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) {
    const remedy = `Give the program the right to write in ${existing}, or name another folder with --data.`;
    return { name: 'data', verdict: 'broken', detail: `${folder} cannot be written`, remedy };
  }
  const detail =
    existing === folder ? `${folder} can be written` : `${folder} will be made at the first start`;
  return { name: 'data', verdict: 'ok', detail };
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function nearestExisting(folder: string): Promise<string> {
  return (await exists(folder)) || dirname(folder) === folder ? folder : nearestExisting(dirname(folder));
}

async function checkStore(shell: Shell, options: GlobalOptions, brief: Brief): Promise<CheckResult> {
  const found = await attempt('store', async () => {
    const place = dataPlace(shell, options);
    if (place.databaseUrl === undefined && !(await exists(resolve(place.data)))) return undefined;
    const store = await openStore(place);
    return openEngine({ brief, store, chronology: options.chronology })
      .holdings()
      .finally(() => store.close());
  });
  if (!('value' in found)) return found;
  if (!found.value) return { name: 'store', verdict: 'missing', detail: 'none yet; `npm start` makes it' };
  const { articles, relevant, reports, skipped, newest } = found.value;
  const detail =
    `${describePlace(dataPlace(shell, options))}: ` +
    `${articles} articles, ${relevant} relevant, ${reports} reports, ${skipped} documents skipped; ` +
    `newest article: ${newest ?? 'none'}`;
  return { name: 'store', verdict: 'ok', detail };
}

function describePlace({ databaseUrl }: Place): string {
  if (databaseUrl === undefined) return 'SQLite';
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL at ${host}${pathname}`;
}

function describeBrief(brief: Brief): string {
  return `${brief.name}: ${brief.channels.length} channels, ${brief.actors.length} actors, in ${brief.folder}`;
}

function checkChronology({ chronology }: Brief): CheckResult {
  const detail = chronology.length > 0 ? `${chronology.length} dated facts` : 'none: articles alone decide';
  return { name: 'chronology', verdict: chronology.length > 0 ? 'ok' : 'missing', detail };
}

function checkSample({ sample }: Brief): CheckResult {
  const detail = sample ?? 'none: a new store begins without articles';
  return { name: 'sample', verdict: sample ? 'ok' : 'missing', detail };
}

async function checkShared({ installation }: Shell): Promise<CheckResult> {
  const folder = resolve(installation.root, '../shared');
  if ((await nearestExisting(folder)) === folder) return { name: 'shared', verdict: 'ok', detail: folder };
  const detail = `${folder} is not there: labelled articles for \`eval\`, posts for \`bench\`, some tests`;
  return { name: 'shared', verdict: 'missing', detail };
}

const STATES: Readonly<Record<CheckVerdict, State>> = {
  ok: 'active',
  missing: 'unknown',
  broken: 'suspended',
};

function report(findings: readonly CheckResult[]): Message {
  const broken = findings.filter(({ verdict }) => verdict === 'broken').length;
  const summary = broken === 0 ? 'Everything that is needed is there.' : `Broken: ${broken}.`;
  return {
    language: 'en',
    summary,
    blocks: [
      ...findings.map(({ name, verdict, detail, remedy }) => ({
        kind: 'entry' as const,
        state: STATES[verdict],
        title: [
          { kind: 'strong' as const, text: name },
          { kind: 'text' as const, text: ': ' },
          { kind: 'state' as const, state: STATES[verdict], text: verdict },
          { kind: 'text' as const, text: ` – ${detail}` },
        ],
        lines: remedy === undefined ? [] : [[{ kind: 'faint' as const, text: remedy }]],
      })),
      { kind: 'text', text: [{ kind: 'strong', text: summary }] },
    ],
  };
}
