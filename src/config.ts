import { z } from 'zod';
import { BackchannelError } from './model/error.ts';
import { LANGUAGES } from './model/language.ts';

/** Levels of the log, most talkative first. */
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const languages = z.enum(LANGUAGES, { error: `must be one of ${LANGUAGES.join(', ')}` });

const schema = z.object({
  BACKCHANNEL_DATA: z.string().default('./data'),
  BACKCHANNEL_BRIEF: z.string().optional(),
  BACKCHANNEL_LANG: languages.default('en'),
  BACKCHANNEL_LOG: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('warn'),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, { error: 'must look like postgres://user:password@host:5432/database' })
    .optional(),
});

/** Variables whose values are never shown: there is a password in them. */
const SECRETS: readonly string[] = ['DATABASE_URL'];

/** Names of the environment's variables that are read; `.env.example` lists just these. */
export const VARIABLES: readonly string[] = Object.keys(schema.shape);

/** What the environment decides. Options of the command line stand above it. */
export interface Config {
  /** Folder of the embedded store. */
  readonly data: string;
  /** A bundled brief's name or a folder; `undefined` where the environment does not say. */
  readonly brief: string | undefined;
  /** Language of the answers. */
  readonly language: z.infer<typeof languages>;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** URL of a PostgreSQL database that takes the embedded store's place; `undefined` where the data are in the folder. */
  readonly databaseUrl: string | undefined;
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
  };
}

function invalid(
  issues: readonly z.core.$ZodIssue[],
  env: Readonly<Record<string, string | undefined>>,
): BackchannelError {
  const problems = issues.map(({ path, message }) => {
    const name = String(path[0]);
    return SECRETS.includes(name)
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
