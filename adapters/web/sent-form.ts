import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { auth } from 'hono/utils/basic-auth';
import { BackchannelError, printable, type Reviewer } from '../../src/index.ts';
import type { SentForm } from './page-request.ts';

/** Bytes of a form: many times what its fields may hold. */
const MAX_BYTES = 64 * 1024;
/** Characters of a name that are kept. */
const MAX_NAME = 80;

/** Refuses forms that are larger than any that the pages have. */
export const SMALL_FORM = bodyLimit({
  maxSize: MAX_BYTES,
  onError: () => {
    throw new BackchannelError('QUESTION_INVALID', 'The form is too large.', 'Shorten what it says.');
  },
});

/** Reads the form of a request that `operatorOnly` let pass. */
export async function readSentForm(c: Context): Promise<SentForm> {
  const body = await c.req.parseBody();
  return {
    by: senderOf(c),
    field(name) {
      const value = body[name];
      return typeof value === 'string' ? value.trim() : '';
    },
  };
}

/** The name that the operator signed in with, which the token alone does not tell. */
function senderOf(c: Context): Reviewer {
  const name =
    printable(auth(c.req.raw)?.username ?? '')
      .trim()
      .slice(0, MAX_NAME) || 'operator';
  return { platform: 'web', id: name, name };
}
