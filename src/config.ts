import { BackchannelError } from './domain/errors.ts';
import { LANGUAGES, type Language } from './domain/language.ts';
import type { Variable } from './domain/variable.ts';
import { type ModelProvider, type ModelSettings, PROVIDERS } from './extract/model/settings.ts';

/** Levels of the log, most talkative first. */
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** A variable as it is described, and how its value is read; `read` throws an `Unusable` where that is not possible. */
interface Reader<Value> extends Omit<Variable, 'name'> {
  readonly read: (value: string | undefined) => Value;
}

/** What a value must be; the message to the operator names the variable besides. */
class Unusable extends Error {}

/**
 * What is read, and how. Every command reads it, and a schema library takes longer to load than most commands to answer: hence four
 * kinds of readers of our own.
 */
const READERS = {
  BACKCHANNEL_DATA: text('./data', 'data folder, with the embedded store'),
  BACKCHANNEL_BRIEF: optional(
    'what is watched: names of bundled briefs or their folders; several, separated by commas, are served, and the first is asked in a shell',
  ),
  BACKCHANNEL_LANG: oneOf(LANGUAGES, 'en', `language of the answers: ${listed(LANGUAGES)}`),
  BACKCHANNEL_LOG: oneOf(LOG_LEVELS, 'warn', `log level on standard error: ${listed(LOG_LEVELS)}`),
  DATABASE_URL: optional(
    'a PostgreSQL database instead of the embedded store: `postgres://user:password@host:5432/database`; `--data` overrides it',
    {
      isFit: isDatabaseUrl,
      problem: 'must look like postgres://user:password@host:5432/database',
      secret: true,
    },
  ),
  BACKCHANNEL_SUBSCRIPTIONS: optional('file of subscriptions that `serve` synchronises at startup'),
  BACKCHANNEL_ALLOWED_HOSTS: optional(
    'hosts in private networks that sources may be read from, separated by commas; others are refused',
    {
      isFit: (list) => hostsIn(list).every(isHost),
      problem: 'must be names or addresses of hosts, with commas between',
    },
  ),
  BACKCHANNEL_POLL: oneOf(['yes', 'no'], 'yes', '`no`: `serve` and `start` do not poll sources'),
  BACKCHANNEL_CATCH_UP: number(
    { unit: 'hours', least: 0, most: 168, otherwise: 6 },
    'hours after its time within which an edition still goes out, marked as late',
  ),
  BACKCHANNEL_LEASE: number(
    { unit: 'seconds', least: 2, most: 600, otherwise: 20 },
    "seconds without a heartbeat after which a replica's work goes to the others",
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(
    'base URL of an OpenTelemetry collector that receives traces by OTLP over HTTP, such as `http://localhost:4318`',
    { isFit: isWebUrl, problem: 'must look like http://localhost:4318' },
  ),
  BACKCHANNEL_MODEL: optional(
    `\`provider:model\`; without it the rules alone read articles. Providers: ${listed(Object.keys(PROVIDERS))}`,
    { isFit: isModel, problem: modelForm() },
  ),
  BACKCHANNEL_MODEL_URL: optional("base URL of the provider's API; required for `openai-compatible`", {
    isFit: isWebUrl,
    problem: 'must look like https://models.example.org/v1',
  }),
  BACKCHANNEL_MODEL_CONCURRENCY: number(
    { unit: 'requests', least: 1, most: 100, otherwise: 4 },
    'concurrent requests',
  ),
  BACKCHANNEL_MODEL_TOKENS: number(
    { unit: 'tokens', least: 0, most: 1e9, otherwise: 2_000_000 },
    'tokens per day (UTC), in and out',
  ),
  BACKCHANNEL_MODEL_TIMEOUT: number(
    { unit: 'seconds', least: 1, most: 3_600, otherwise: 120 },
    'seconds for one answer',
  ),
  ANTHROPIC_API_KEY: key('anthropic'),
  OPENAI_API_KEY: key('openai'),
  GOOGLE_GENERATIVE_AI_API_KEY: key('google'),
  BACKCHANNEL_MODEL_KEY: key('openai-compatible'),
};

/** The variables' values, checked. */
type Values = {
  readonly [Name in keyof typeof READERS]: ReturnType<(typeof READERS)[Name]['read']>;
};

function text(otherwise: string, summary: string): Reader<string> {
  return { summary, secret: false, default: otherwise, read: (value = otherwise) => value };
}

function optional(
  summary: string,
  {
    isFit = () => true,
    problem = '',
    secret = false,
  }: {
    readonly isFit?: (value: string) => boolean;
    readonly problem?: string;
    readonly secret?: boolean;
  } = {},
): Reader<string | undefined> {
  const read = (value: string | undefined) => {
    if (value !== undefined && !isFit(value)) throw new Unusable(problem);
    return value;
  };
  return { summary, secret, read };
}

function key(provider: ModelProvider): Reader<string | undefined> {
  return optional(`key for \`${provider}\``, { secret: true });
}

function oneOf<Choice extends string>(
  choices: readonly Choice[],
  otherwise: Choice,
  summary: string,
): Reader<Choice> {
  const names = choices.length === 2 ? choices.join(' or ') : `one of ${choices.join(', ')}`;
  const read = (value: string = otherwise) => {
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) throw new Unusable(`must be ${names}`);
    return chosen;
  };
  return { summary, secret: false, default: otherwise, read };
}

/** The numbers that a variable may have, in a unit. */
interface Range {
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly otherwise: number;
}

function number({ unit, least, most, otherwise }: Range, summary: string): Reader<number> {
  const read = (value: string | undefined) => {
    const given = value === undefined ? otherwise : Number(value);
    if (given >= least && given <= most) return given;
    throw new Unusable(`must be a number of ${unit} from ${least} to ${most}`);
  };
  return { summary, secret: false, default: String(otherwise), read };
}

/** Words in Markdown, with commas between. */
function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

/** Names of hosts with commas between. */
function hostsIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
}

/** Without scheme, port or path. */
function isHost(text: string): boolean {
  const url = `http://${text}/`;
  return (URL.canParse(url) && new URL(url).hostname === text) || URL.canParse(`http://[${text}]/`);
}

/** How `BACKCHANNEL_MODEL` is written. */
function modelForm(): string {
  return `must be a provider and a model, as in anthropic:NAME; providers: ${Object.keys(PROVIDERS).join(', ')}`;
}

function isModel(value: string): boolean {
  const [provider = '', ...model] = value.split(':');
  return Object.hasOwn(PROVIDERS, provider) && model.join(':').trim() !== '';
}

/** The environment's variables that are read; `.env.example` lists just these and those of the platforms. */
export const VARIABLES: readonly Variable[] = Object.entries(READERS).map(
  ([name, { read: _, ...described }]) => ({
    name,
    ...described,
  }),
);

/** What the environment decides. Options of the command line stand above it. */
export interface Config {
  /** Folder of the embedded store. */
  readonly data: string;
  /** Bundled briefs' names or folders, with commas between; `undefined` where the environment does not say. */
  readonly brief: string | undefined;
  /** Language of the answers. */
  readonly language: Language;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** URL of a PostgreSQL database that takes the embedded store's place; `undefined` where the data are in the folder. */
  readonly databaseUrl: string | undefined;
  /** Whether `serve` and `start` poll the sources. */
  readonly poll: boolean;
  /** File of subscriptions that are made from configuration. */
  readonly subscriptions: string | undefined;
  /** Hosts that sources are read from although they lie in a private network. */
  readonly allowedHosts: ReadonlySet<string>;
  /** Milliseconds after its time until which an edition still goes out, marked as late. */
  readonly catchUp: number;
  /** Milliseconds without a sign of life after which a replica's work is given to the others. */
  readonly lease: number;
  /** Base URL of an OpenTelemetry collector; `undefined` where no traces are sent. */
  readonly tracesUrl: string | undefined;
  /** The language model that reads articles; `undefined` where the rules alone do. */
  readonly model: ModelSettings | undefined;
}

/**
 * Reads the configuration from the environment. A variable that is empty counts as not set.
 * @throws BackchannelError `CONFIG_INVALID`, which names every variable that is wrong, not only the first.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const values = read(env);
  return {
    data: values.BACKCHANNEL_DATA,
    brief: values.BACKCHANNEL_BRIEF,
    language: values.BACKCHANNEL_LANG,
    logLevel: values.BACKCHANNEL_LOG,
    databaseUrl: values.DATABASE_URL,
    poll: values.BACKCHANNEL_POLL === 'yes',
    subscriptions: values.BACKCHANNEL_SUBSCRIPTIONS,
    allowedHosts: new Set(hostsIn(values.BACKCHANNEL_ALLOWED_HOSTS ?? '')),
    catchUp: values.BACKCHANNEL_CATCH_UP * 3_600_000,
    lease: values.BACKCHANNEL_LEASE * 1_000,
    tracesUrl: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    model: modelOf(values),
  };
}

function read(env: Readonly<Record<string, string | undefined>>): Values {
  const problems: string[] = [];
  const values = Object.entries(READERS).map(([name, { read: readValue, secret }]) => {
    const value = env[name]?.trim() ? env[name] : undefined;
    try {
      return [name, readValue(value)];
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      const shown = secret ? '' : ` (it is ${JSON.stringify(value)})`;
      problems.push(`${name} ${error.message}${shown}`);
      return [name];
    }
  });
  if (problems.length > 0) throw invalid(problems);
  return Object.fromEntries(values) as Values;
}

function modelOf(env: Values): ModelSettings | undefined {
  if (env.BACKCHANNEL_MODEL === undefined) return undefined;
  const [name = '', ...model] = env.BACKCHANNEL_MODEL.split(':');
  const provider = name as ModelProvider;
  const url = env.BACKCHANNEL_MODEL_URL;
  if (provider === 'openai-compatible' && url === undefined)
    throw new BackchannelError(
      'CONFIG_INVALID',
      'The configuration cannot be used: BACKCHANNEL_MODEL names an openai-compatible model, and BACKCHANNEL_MODEL_URL is not set.',
      'Set BACKCHANNEL_MODEL_URL to the base URL of its interface, as in http://localhost:11434/v1.',
    );
  const apiKey = env[PROVIDERS[provider]];
  return {
    provider,
    model: model.join(':'),
    ...(url === undefined ? {} : { url }),
    ...(apiKey === undefined ? {} : { apiKey }),
    concurrency: env.BACKCHANNEL_MODEL_CONCURRENCY,
    dailyTokens: env.BACKCHANNEL_MODEL_TOKENS,
    timeout: env.BACKCHANNEL_MODEL_TIMEOUT * 1_000,
  };
}

function invalid(problems: readonly string[]): BackchannelError {
  return new BackchannelError(
    'CONFIG_INVALID',
    `The configuration cannot be used: ${problems.join('; ')}.`,
    'Correct these variables in the environment or in .env; .env.example describes each of them.',
  );
}

function isWebUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isDatabaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, host, pathname } = new URL(value);
  return /^postgres(ql)?:$/.test(protocol) && host !== '' && pathname.length > 1;
}
