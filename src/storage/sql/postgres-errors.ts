import { BackchannelError } from '../../domain/errors.ts';

/** What can be done, by SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html) or by the system's code. */
const REMEDIES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Start the server, or correct host and port in DATABASE_URL.',
  ENOTFOUND: 'Correct the host in DATABASE_URL.',
  EAI_AGAIN: 'Correct the host in DATABASE_URL, or check the network.',
  ETIMEDOUT: 'Check that the server can be reached from here.',
  EHOSTUNREACH: 'Check the network and the host in DATABASE_URL.',
  ENETUNREACH: 'Check the network and the host in DATABASE_URL.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Name the server’s certificate with sslrootcert in DATABASE_URL.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Name the server’s certificate with sslrootcert in DATABASE_URL.',
  ECONNRESET: 'The server closed the connection: try again when it is up.',
  EPIPE: 'The server closed the connection: try again when it is up.',
  '28P01': 'Correct user and password in DATABASE_URL.',
  '28000': 'Correct user and password in DATABASE_URL.',
  '3D000': 'Make the database (createdb), or correct its name in DATABASE_URL.',
  '42501': 'Give the user of DATABASE_URL the right to make and change tables.',
  '53100': 'Make room on the disk of the server, then try again.',
  '25006': 'The server takes no changes (it is a replica): name the one that does in DATABASE_URL.',
  '53200': 'The server has no memory left: give it more, or run fewer processes.',
  '53300': 'The server has too many connections: raise its limit, or run fewer processes.',
  '57P01': 'The server is shutting down: try again when it is up.',
  '57P02': 'The server crashed: try again when it is up.',
  '57P03': 'The server is starting up: try again in a moment.',
  XX001: 'Data on the server are damaged: put a backup in their place with `import`.',
  XX002: 'An index on the server is damaged: run REINDEX DATABASE there.',
};
/** The driver's own words where it has no code. */
const WORDS = /timeout|terminated|Connection ended|Client has encountered a connection error|not queryable/i;

/** Failures of the server or the way to it as DATA_UNUSABLE with the next step; anything else as it is. */
export function explainPostgres(place: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BackchannelError) return error;
  const { code, message } = error as { code?: string; message: string };
  const again = code === '40001' || code === '40P01';
  const remedy =
    REMEDIES[code ?? ''] ??
    (again ? 'Others were writing the same: try again.' : undefined) ??
    (WORDS.test(message) || code?.startsWith('08') ? REMEDIES.ECONNRESET : undefined);
  if (remedy === undefined) return error;
  const problem = `The data in ${place} cannot be used: ${message || code}.`;
  return new BackchannelError('DATA_UNUSABLE', problem, remedy, { cause: error });
}
