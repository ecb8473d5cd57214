import {
  type APIChannel,
  type APIInteraction,
  type APIUser,
  ChannelType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import type { Destination, Language, Person } from '../../../src/index.ts';
import type { LanguagePreferences } from '../../shared/language-preferences.ts';

/** Who uses the app, where and in which language. */
export interface DiscordUser {
  readonly language: Language;
  readonly person: Person;
  /** The conversation of the interaction; `undefined` if Discord names none. */
  readonly destination: Destination | undefined;
  /** Whether the person may manage the conversation, which is in a server. */
  readonly manages: boolean;
  /** Whether the person may manage the server. */
  readonly admin: boolean;
  readonly inServer: boolean;
  /** Whether only this person sees the message whose button was used, so that it may be edited. */
  readonly private: boolean;
  /** The likely time zone; the form's first suggestion. */
  readonly zone: string;
}

/** Time zones by the language of a server. */
const ZONES: Readonly<Record<string, string>> = { 'zh-CN': 'Asia/Shanghai', 'zh-TW': 'Asia/Taipei' };

/** The user of an interaction. The language is the one they chose, else their client's, else the installation's. */
export async function discordUserOf(
  interaction: APIInteraction,
  preferences: LanguagePreferences,
): Promise<DiscordUser> {
  const user = interaction.member?.user ?? interaction.user;
  const locale = 'locale' in interaction ? interaction.locale : undefined;
  const channel = interaction.channel?.id;
  const person = personOf(user);
  const permissions = interaction.member?.permissions;
  const message = 'message' in interaction ? interaction.message : undefined;
  return {
    language: await preferences.read(person.id, locale),
    person,
    destination: channel === undefined ? undefined : { platform: 'discord', address: channel },
    manages: permissions !== undefined && mayManage(permissions),
    admin: permissions !== undefined && mayManageServer(permissions),
    inServer: interaction.guild_id !== undefined,
    private: message !== undefined && ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
    zone: ZONES[interaction.guild_locale ?? ''] ?? 'UTC',
  };
}

function personOf(user: APIUser | undefined): Person {
  return user === undefined
    ? { id: '0', name: '?' }
    : { id: user.id, name: user.global_name ?? user.username };
}

/** Whether permissions, as Discord computes them for a conversation, allow managing it. */
export function mayManage(permissions: string): boolean {
  return hasOneOf(permissions, PermissionFlagsBits.ManageChannels | PermissionFlagsBits.Administrator);
}

function mayManageServer(permissions: string): boolean {
  return hasOneOf(permissions, PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator);
}

function hasOneOf(permissions: string, bits: bigint): boolean {
  return /^\d+$/.test(permissions) && (BigInt(permissions) & bits) !== 0n;
}

/** Kinds of conversations that accept posts. */
export const POSTABLE: readonly APIChannel['type'][] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
  ChannelType.GuildForum,
];
