import { REST, type RESTOptions } from 'discord.js';
import type { DiscordConfig } from '../config.ts';

/** Milliseconds after which a call is given up. */
const TIMEOUT = 15_000;

/** Connections to Discord's interface for the three things that are asked of it. */
export interface Rests {
  /** Calls that may be repeated: they try again by themselves, and wait where Discord asks for it. */
  readonly calls: REST;
  /** Deliveries: one try, no waiting. Whoever keeps the ledger decides what follows. */
  readonly deliveries: REST;
  /** Answers to interactions: outside the bot's limit of 50 calls a second, as Discord counts them. */
  readonly answers: REST;
}

export function createRests({ token, api }: DiscordConfig): Rests {
  const create = (options: Partial<RESTOptions>) =>
    new REST({ version: '10', api, timeout: TIMEOUT, ...options }).setToken(token);
  return {
    calls: create({}),
    deliveries: create({ retries: 0, rejectOnRateLimit: () => true }),
    answers: create({ globalRequestsPerSecond: Number.POSITIVE_INFINITY, retries: 1 }),
  };
}
