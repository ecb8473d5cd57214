import { createHmac } from 'node:crypto';
import type { Responses } from './responses.ts';
import type { Sockets } from './sockets.ts';
import { type Json, SIGNING_SECRET, TEAM, type Workspace } from './workspace.ts';

export interface DeliveryOptions {
  readonly url: string;
  /** Milliseconds that the app has to acknowledge. */
  readonly patience: number;
  /** Where the app listens, where it is asked by HTTP; by Socket Mode otherwise. */
  readonly requestUrl?: string;
}

/** What Slack sends: a slash command, an interaction, an event. */
export type Kind = 'slash_commands' | 'interactive' | 'events_api';

/** How an app acknowledged: with what, after how long, at which try. */
export interface Ack {
  /** `undefined` where it never did. */
  readonly payload: Json | undefined;
  readonly ms: number;
  readonly tries: number;
}

/** Brings what people do to the app. */
export interface Delivery {
  send(kind: Kind, payload: Json): Promise<Ack>;
  /** The address that an interaction can be answered at. */
  responseUrl(place: { readonly channel: string; readonly user: string; readonly original?: string }): string;
  /** A ticket for opening a modal. */
  trigger(user: string, view?: string): string;
  /** An event in its envelope. */
  event(event: Json): Json;
}

/** Slack sends events so often, and everything else over Socket Mode where a connection broke. */
const MAX_TRIES = 4;

/** Delivery by Socket Mode or by signed HTTP requests, as the app is set up. */
export function createDelivery(
  workspace: Workspace,
  sockets: Sockets,
  responses: Responses,
  options: DeliveryOptions,
): Delivery {
  return {
    async send(kind, payload) {
      const id = crypto.randomUUID();
      const started = performance.now();
      for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
        const answered =
          options.requestUrl === undefined
            ? await bySocket(sockets, { kind, payload, id, tries }, options.patience)
            : await byHttp(options.requestUrl, { kind, payload, tries }, options.patience);
        if (answered !== undefined) return { payload: answered, ms: performance.now() - started, tries };
        if (kind !== 'events_api' && options.requestUrl !== undefined) break;
      }
      return { payload: undefined, ms: performance.now() - started, tries: MAX_TRIES };
    },
    responseUrl({ channel, user, original }) {
      const id = workspace.next('response-');
      responses.set(id, {
        channel,
        user,
        ...(original !== undefined && { original }),
        uses: 0,
        expired: false,
      });
      return `${options.url}/response/${id}`;
    },
    trigger(user, view) {
      const id = workspace.next('trigger-');
      workspace.triggers.set(id, { user, at: Date.now(), used: false, ...(view !== undefined && { view }) });
      return id;
    },
    event: (event) => ({
      type: 'event_callback',
      team_id: TEAM,
      api_app_id: 'A0APP',
      event_id: workspace.next('Ev'),
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [{ team_id: TEAM, user_id: 'U0BOT', is_bot: true, is_enterprise_install: false }],
      event,
    }),
  };
}

interface Parcel {
  readonly kind: Kind;
  readonly payload: Json;
  readonly tries: number;
}

function bySocket(
  sockets: Sockets,
  { kind, payload, id, tries }: Parcel & { readonly id: string },
  patience: number,
): Promise<Json | undefined> {
  const again = tries > 1 ? { retry_attempt: tries - 1, retry_reason: 'timeout' } : {};
  const envelope = { envelope_id: id, type: kind, payload, accepts_response_payload: kind !== 'events_api' };
  return sockets.send({ ...envelope, ...again }, patience);
}

async function byHttp(
  url: string,
  { kind, payload, tries }: Parcel,
  patience: number,
): Promise<Json | undefined> {
  const form = kind !== 'events_api';
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const body = form
    ? new URLSearchParams(fields as Record<string, string>).toString()
    : JSON.stringify(payload);
  const response = await fetch(url, {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(patience),
    headers: {
      'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
      ...(tries > 1 && { 'x-slack-retry-num': String(tries - 1), 'x-slack-retry-reason': 'http_timeout' }),
      ...signature(body),
    },
  }).catch(() => undefined);
  if (response?.ok !== true) return undefined;
  const text = await response.text();
  return text.startsWith('{') ? JSON.parse(text) : {};
}

/** The headers that prove that a request is Slack's. */
export function signature(
  body: string,
  { secret = SIGNING_SECRET, at = Date.now() } = {},
): Record<string, string> {
  const time = String(Math.floor(at / 1000));
  const proof = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${proof}` };
}
