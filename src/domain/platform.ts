import type { Engine } from '../engine/engine.ts';
import type { Logger } from '../log.ts';
import type { Adapter } from './adapter.ts';
import type { Brief } from './brief.ts';
import type { HttpRoute } from './http-route.ts';
import type { Language } from './language.ts';
import type { Message } from './message.ts';
import type { SubscriptionService } from './subscription-service.ts';
import type { Variable } from './variable.ts';

/** Small values that may be lost: preferences, states of views that do not fit into a button. `ttl` in milliseconds. */
export interface Cache {
  get<T>(key: string): Promise<T | undefined>;
  set<T>(key: string, value: T, ttl?: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

/** What a platform's adapter is given to work with. */
export interface AdapterContext {
  /** One a brief; the brief's name is the slash command. Never empty. */
  readonly engines: readonly Engine[];
  /** Where subscriptions are made and changed. */
  readonly subscriptions: SubscriptionService;
  readonly cache: Cache;
  /** Language of answers where the reader's is not known. */
  readonly language: Language;
  readonly log: Logger;
  /** What the program itself answers on the web page's port, such as its health. */
  readonly routes?: readonly HttpRoute[];
}

/** What the incoming web hooks of a platform take. */
export interface WebhookFormat {
  /** Whether an address is that of such a web hook. */
  matches(url: URL): boolean;
  /** Parameters to add to the address. */
  readonly query: Readonly<Record<string, string>>;
  /** Pure: the bodies of a message, in order, each with the pictures that it shows. */
  render(message: Message): readonly WebhookBody[];
}

/** One body for a web hook; its files are sent along. */
export interface WebhookBody {
  readonly body: object;
  readonly files: readonly { readonly name: string; readonly png: Uint8Array }[];
}
/**
 * How far a platform's configuration works: `configured` there is nothing to ask; `accepted` the platform knows us; `refused` it rejects the
 * configuration; `unavailable` it was reached and cannot answer now; `unreachable` it was not reached.
 */
export type AccessCheck =
  | { readonly kind: 'configured' }
  | { readonly kind: 'accepted'; readonly as: string }
  | { readonly kind: 'refused'; readonly problem: string; readonly remedy: string }
  | { readonly kind: 'unavailable' | 'unreachable'; readonly problem: string };

/** A chat platform as the program finds it in its folder: `adapters/NAME/index.ts` exports one as `platform`. */
export interface Platform {
  /** The folder's name. */
  readonly name: string;
  readonly variables: readonly Variable[];
  /**
   * The adapter as the environment configures it; `undefined` where it does not configure this platform.
   * `platforms` are all that the program finds. Throws CONFIG_INVALID, which names every variable that is wrong or missing.
   */
  connect(
    env: Readonly<Record<string, string | undefined>>,
    context: AdapterContext,
    platforms?: readonly Platform[],
  ): Adapter | undefined;
  /** What it answers on the web page's port, where that is open. */
  routes?(context: AdapterContext): readonly HttpRoute[];
  /** The format of its incoming web hooks, if it has any. */
  readonly webhook?: WebhookFormat;
  /** What is wrong with an address of this platform, in form alone; `undefined` where nothing is, or only the platform can say. */
  addressProblem?(address: string): string | undefined;
  /**
   * Asks the platform whether it accepts the configuration; `undefined` if the environment does not configure it. Resolves soon after the signal
   * is aborted. Throws CONFIG_INVALID as `connect` does.
   */
  check(
    env: Readonly<Record<string, string | undefined>>,
    signal: AbortSignal,
  ): Promise<AccessCheck | undefined>;
  /** What a person pastes into the platform's console to set the app up, where the platform takes such a thing. */
  manifest?(briefs: readonly Brief[]): string;
}
