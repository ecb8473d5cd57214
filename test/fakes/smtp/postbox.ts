import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as a server got it. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** The whole mail with its headers. */
  readonly mail: string;
}

/** How a server meets a step of the conversation: with an SMTP reply other than the usual one, or by hanging up. */
export interface Trouble {
  readonly at: 'connect' | 'auth' | 'recipient' | 'data';
  readonly reply: number | 'hang up';
}

/** A mail server on this machine. */
export interface Postbox {
  /** `smtp://127.0.0.1:PORT` */
  readonly url: string;
  readonly received: readonly Received[];
  /** What goes wrong from now on; nothing where it is `undefined`. */
  trouble: Trouble | undefined;
  close(): Promise<void>;
}

export async function openPostbox(): Promise<Postbox> {
  const received: Received[] = [];
  const meet = (step: Trouble['at'], done: (error?: Error) => void) => {
    const { trouble } = postbox;
    if (trouble?.at !== step) return done();
    if (trouble.reply === 'hang up') {
      for (const connection of server.connections) connection.close();
    } else done(Object.assign(new Error('Not today'), { responseCode: trouble.reply }));
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect: (_session, done) => meet('connect', done),
    onAuth: (_auth, _session, done) => meet('auth', (error) => done(error ?? null, { user: 'anyone' })),
    onRcptTo: (_address, _session, done) => meet('recipient', done),
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () =>
        meet('data', (error) => {
          if (error !== undefined) return done(error);
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          const to = envelope.rcptTo.map(({ address }) => address);
          received.push({ from, to, mail: Buffer.concat(parts).toString('utf8') });
          done();
        }),
      );
    },
  });
  server.on('error', () => {}); // connections that we hang up ourselves
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  const postbox: Postbox = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    trouble: undefined,
    close: () => new Promise((done) => server.close(() => done())),
  };
  return postbox;
}
