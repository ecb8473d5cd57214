import { isIP } from 'node:net';
import { z } from 'zod';
import { BackchannelError } from './domain/errors.ts';
import { LANGUAGES } from './domain/language.ts';
import type { Variable } from './domain/variable.ts';
import { type ModelProvider, type ModelSettings, PROVIDERS } from './extract/model/settings.ts';

/** Levels of the log, most talkative first. */
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const languages = z.enum(LANGUAGES, { error: `must be one of ${LANGUAGES.join(', ')}` });

const schema = z.object({
  BACKCHANNEL_DATA: variable(z.string().default('./data'), 'data folder, with the embedded store'),
  BACKCHANNEL_BRIEF: variable(
    z.string().optional(),
    'what is watched: names of bundled briefs or their folders; several, separated by commas, are served, and the first is asked in a shell',
  ),
  BACKCHANNEL_LANG: variable(languages.default('en'), `language of the answers: ${listed(LANGUAGES)}`),
  BACKCHANNEL_LOG: variable(
    z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('warn'),
    `log level on standard error: ${listed(LOG_LEVELS)}`,
  ),
  DATABASE_URL: variable(
    z
      .string()
      .refine(isDatabaseUrl, { error: 'must look like postgres://user:password@host:5432/database' })
      .optional(),
    'a PostgreSQL database instead of the embedded store: `postgres://user:password@host:5432/database`; `--data` overrides it',
    { secret: true },
  ),
  BACKCHANNEL_SUBSCRIPTIONS: variable(
    z.string().optional(),
    'file of subscriptions that `serve` synchronises at startup',
  ),
  BACKCHANNEL_ALLOWED_HOSTS: variable(
    z
      .string()
      .refine((list) => hostsIn(list).every(isHost), {
        error: 'must be names or addresses of hosts, with commas between',
      })
      .default(''),
    'hosts in private networks that sources may be read from, separated by commas; others are refused',
  ),
  BACKCHANNEL_POLL: variable(
    z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('yes'),
    '`no`: `serve` and `start` do not poll sources',
  ),
  BACKCHANNEL_CATCH_UP: variable(
    number('hours', { least: 0, most: 168 }).default(6),
    'hours after its time within which an edition still goes out, marked as late',
  ),
  BACKCHANNEL_LEASE: variable(
    number('seconds', { least: 2, most: 600 }).default(20),
    "seconds without a heartbeat after which a replica's work goes to the others",
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: variable(
    z.url({ protocol: /^https?$/, error: 'must look like http://localhost:4318' }).optional(),
    'base URL of an OpenTelemetry collector that receives traces by OTLP over HTTP, such as `http://localhost:4318`',
  ),
  BACKCHANNEL_MODEL: variable(
    z.string().refine(isModel, { error: modelForm }).optional(),
    `\`provider:model\`; without it the rules alone read articles. Providers: ${listed(Object.keys(PROVIDERS))}`,
  ),
  BACKCHANNEL_MODEL_URL: variable(
    z.url({ protocol: /^https?$/, error: 'must look like https://models.example.org/v1' }).optional(),
    "base URL of the provider's API; required for `openai-compatible`",
  ),
  BACKCHANNEL_MODEL_CONCURRENCY: variable(
    number('requests', { least: 1, most: 100 }).default(4),
    'concurrent requests',
  ),
  BACKCHANNEL_MODEL_TOKENS: variable(
    number('tokens', { least: 0, most: 1e9 }).default(2_000_000),
    'tokens per day (UTC), in and out',
  ),
  BACKCHANNEL_MODEL_TIMEOUT: variable(
    number('seconds', { least: 1, most: 3_600 }).default(120),
    'seconds for one answer',
  ),
  ANTHROPIC_API_KEY: key('anthropic'),
  OPENAI_API_KEY: key('openai'),
  GOOGLE_GENERATIVE_AI_API_KEY: key('google'),
  BACKCHANNEL_MODEL_KEY: key('openai-compatible'),
});

/** Describes a variable: what it is for, in Markdown, and whether its value is secret. */
export function variable<T extends z.ZodType>(
  schema: T,
  summary: string,
  { secret = false }: { readonly secret?: boolean } = {},
): T {
  return schema.meta({ summary, secret });
}

/** The variables of a schema whose fields were made with `variable`. */
export function variablesOf(schema: z.ZodObject): readonly Variable[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const { summary, secret } = (field as z.ZodType).meta() ?? {};
    const usual = field instanceof z.ZodDefault ? defaultOf(field.def.defaultValue) : undefined;
    const described = { name, secret: secret === true, summary: String(summary) };
    return usual === undefined ? described : { ...described, default: usual };
  });
}

/** Switches are off by default, and lists empty: there is nothing to show. */
function defaultOf(value: unknown): string | undefined {
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : undefined;
}

function key(provider: ModelProvider) {
  return variable(z.string().optional(), `key for \`${provider}\``, { secret: true });
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
  return isIP(text) !== 0 || (URL.canParse(url) && new URL(url).hostname === text);
}

/** How `BACKCHANNEL_MODEL` is written. */
function modelForm(): string {
  return `must be a provider and a model, as in anthropic:NAME; providers: ${Object.keys(PROVIDERS).join(', ')}`;
}

function isModel(value: string): boolean {
  const [provider = '', ...model] = value.split(':');
  return Object.hasOwn(PROVIDERS, provider) && model.join(':').trim() !== '';
}

function number(unit: string, { least, most }: { readonly least: number; readonly most: number }) {
  const error = `must be a number of ${unit} from ${least} to ${most}`;
  return z.coerce.number({ error }).min(least, { error }).max(most, { error });
}

/** The environment's variables that are read; `.env.example` lists just these and those of the platforms. */
export const VARIABLES: readonly Variable[] = variablesOf(schema);

/** What the environment decides. Options of the command line stand above it. */
export interface Config {
  /** Folder of the embedded store. */
  readonly data: string;
  /** Bundled briefs' names or folders, with commas between; `undefined` where the environment does not say. */
  readonly brief: string | undefined;
  /** Language of the answers. */
  readonly language: z.infer<typeof languages>;
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
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(set);
  if (!parsed.success) throw invalid(parsed.error.issues, set);
  return {
    data: parsed.data.BACKCHANNEL_DATA,
    brief: parsed.data.BACKCHANNEL_BRIEF,
    language: parsed.data.BACKCHANNEL_LANG,
    logLevel: parsed.data.BACKCHANNEL_LOG,
    databaseUrl: parsed.data.DATABASE_URL,
    poll: parsed.data.BACKCHANNEL_POLL === 'yes',
    subscriptions: parsed.data.BACKCHANNEL_SUBSCRIPTIONS,
    allowedHosts: new Set(hostsIn(parsed.data.BACKCHANNEL_ALLOWED_HOSTS)),
    catchUp: parsed.data.BACKCHANNEL_CATCH_UP * 3_600_000,
    lease: parsed.data.BACKCHANNEL_LEASE * 1_000,
    tracesUrl: parsed.data.OTEL_EXPORTER_OTLP_ENDPOINT,
    model: modelOf(parsed.data),
  };
}

function modelOf(env: z.infer<typeof schema>): ModelSettings | undefined {
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

function invalid(
  issues: readonly z.core.$ZodIssue[],
  env: Readonly<Record<string, string | undefined>>,
): BackchannelError {
  const problems = issues.map(({ path, message }) => {
    const name = String(path[0]);
    return VARIABLES.some((one) => one.name === name && one.secret)
      ? `${name} ${message}`
      : `${name} ${message} (it is ${JSON.stringify(env[name])})`;
  });
  return new BackchannelError(
    'CONFIG_INVALID',
    `The configuration cannot be used: ${problems.join('; ')}.`,
    'Correct these variables in the environment or in .env; .env.example describes each of them.',
  );
}

function isDatabaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, host, pathname } = new URL(value);
  return /^postgres(ql)?:$/.test(protocol) && host !== '' && pathname.length > 1;
}
