import { createTransport } from 'nodemailer';
import {
  type AccessCheck,
  type Adapter,
  type Clock,
  type Language,
  type Message,
  type Platform,
  plainText,
  printable,
  SendError,
  shorten,
  systemClock,
} from '../../src/index.ts';
import { addressIn, type MailConfig, parseMailConfig, variables } from './config.ts';
import { accessOf, failureOf } from './failure.ts';
import { htmlOf } from './html.ts';

export interface MailOptions {
  readonly config: MailConfig;
  /** The machine's clock where none is given. */
  readonly clock?: Clock;
}

/** A mail but for who gets it: the same text twice, plain and as HTML, and the pictures in it. */
export interface Mail {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly pictures: readonly { readonly name: string; readonly png: Uint8Array }[];
}

const MAX_SUBJECT = 200;
/** How long a server has for each step, in milliseconds. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Sends editions by e-mail. Addresses are e-mail addresses, one each. */
export function createAdapter({ config, clock = systemClock }: MailOptions): Adapter<Mail> {
  const transport = transportTo(config);
  return {
    name: 'mail',
    render: (message) => [mailOf(message)],
    async send(destination, { language, subject, text, html, pictures }, { key } = {}) {
      const to = addressIn(destination);
      if (to === undefined)
        throw new SendError('gone', `${JSON.stringify(destination)} is no e-mail address`);
      const mail = {
        ...{ from: config.from, to, subject, text, html, date: new Date(clock.now()) },
        // Mail programs recognize duplicates by it.
        ...(key === undefined ? {} : { messageId: `<${key}@${domainOf(config)}>` }),
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
        // Mailbox providers ask for it (RFC 2369); the operator, who reads the sender's mail, removes the subscription.
        list: { unsubscribe: `${addressIn(config.from)}?subject=unsubscribe%20${encodeURIComponent(to)}` },
        attachments: pictures.map(({ name, png }) => ({
          ...{ filename: name, content: Buffer.from(png), cid: cidOf(name), contentType: 'image/png' },
          contentDisposition: 'inline' as const,
        })),
      };
      const { messageId } = await transport.sendMail(mail).catch((error: unknown) => {
        throw failureOf(error);
      });
      return { id: messageId };
    },
    async start() {},
    async stop() {
      transport.close();
    },
  };
}

function transportTo({ url }: MailConfig) {
  return createTransport({ url, ...TIMEOUTS, disableFileAccess: true, disableUrlAccess: true });
}

/** Greets the server and logs in, without a mail. */
async function checkAccess(config: MailConfig): Promise<AccessCheck> {
  const transport = transportTo(config);
  try {
    await transport.verify();
    return { kind: 'accepted', as: config.from };
  } catch (error) {
    return accessOf(error);
  } finally {
    transport.close();
  }
}

function mailOf(message: Message): Mail {
  return {
    language: message.language,
    subject: shorten(printable(message.summary), MAX_SUBJECT),
    text: plainText(message),
    html: htmlOf(message, (name) => `cid:${cidOf(name)}`),
    pictures: message.blocks.flatMap((block) =>
      block.kind === 'image' ? [{ name: block.name, png: block.png }] : [],
    ),
  };
}

/** Names a picture within its mail. */
function cidOf(name: string): string {
  return `${name.replace(/[^\w.-]/g, '-')}@backchannel`;
}

function domainOf({ from }: MailConfig): string {
  return addressIn(from)?.split('@')[1] ?? 'localhost';
}

/** E-mail as the program finds it. */
export const platform: Platform = {
  name: 'mail',
  variables,
  addressProblem: (address) =>
    addressIn(address) === undefined ? `${JSON.stringify(address)} is no e-mail address` : undefined,
  async check(env) {
    const config = parseMailConfig(env);
    return config && checkAccess(config);
  },
  connect(env) {
    const config = parseMailConfig(env);
    return config && createAdapter({ config });
  },
};
