import {
  type APIChannel,
  type APIInteraction,
  type APIUser,
  ChannelType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import type { Cache, Destination, Language, Person } from '../../../src/index.ts';
import { languageOfLocale } from '../locales/index.ts';

/** Who asks, where and in which language. */
export interface DiscordUser {
  readonly language: Language;
  readonly person: Person;
  /** Where an answer is asked for; `undefined` where Discord names no channel. */
  readonly place: Destination | undefined;
  /** Whether it is a server's channel that the person may manage. */
  readonly manages: boolean;
  readonly inServer: boolean;
  /** Whether the message whose button was used is seen by this person alone, so that it may be changed. */
  readonly private: boolean;
  /** Zone that is likely theirs; a form's first suggestion. */
  readonly zone: string;
}

/** Zones of servers by their language; others are asked for. */
const ZONES: Readonly<Record<string, string>> = { 'zh-CN': 'Asia/Shanghai', 'zh-TW': 'Asia/Taipei' };

/** Reads off an interaction who asks. The language is the one that they chose before, else their client's, else the installation's. */
export async function discordUserOf(
  interaction: APIInteraction,
  cache: Cache,
  fallback: Language,
): Promise<DiscordUser> {
  const user = interaction.member?.user ?? interaction.user;
  const locale = 'locale' in interaction ? interaction.locale : undefined;
  const chosen = user && (await chosenBy(user.id, cache));
  const channel = interaction.channel?.id;
  const permissions = interaction.member?.permissions;
  const message = 'message' in interaction ? interaction.message : undefined;
  return {
    language: chosen ?? languageOfLocale(locale) ?? fallback,
    person: personOf(user),
    place: channel === undefined ? undefined : { platform: 'discord', address: channel },
    manages: permissions !== undefined && mayManage(permissions),
    inServer: interaction.guild_id !== undefined,
    private: message !== undefined && ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
    zone: ZONES[interaction.guild_locale ?? ''] ?? 'UTC',
  };
}

/** A preference may be lost: a store that fails is not the reason to leave somebody without an answer. */
async function chosenBy(user: string, cache: Cache): Promise<Language | undefined> {
  return cache.get<Language>(languageKey(user)).catch(() => undefined);
}

/** The key of the cache under which the language that a person chose is kept. */
export function languageKey(user: string): string {
  return `discord:language:${user}`;
}

function personOf(user: APIUser | undefined): Person {
  return user === undefined
    ? { id: '0', name: '?' }
    : { id: user.id, name: user.global_name ?? user.username };
}

/** Whether permissions, as Discord counts them for a channel, allow to manage it. */
export function mayManage(permissions: string): boolean {
  if (!/^\d+$/.test(permissions)) return false;
  const bits = BigInt(permissions);
  return (bits & (PermissionFlagsBits.ManageChannels | PermissionFlagsBits.Administrator)) !== 0n;
}

/** Kinds of channels that can be posted into. */
export const POSTABLE: readonly APIChannel['type'][] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
  ChannelType.GuildForum,
];
