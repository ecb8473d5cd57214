import { answerAct } from './acts.ts';
import type { Gateway } from './gateway.ts';
import type { Signer } from './signing.ts';
import { type Act, CHANNELS, type Channel, GUILD, type Posted, type State } from './state.ts';
import { allComponents, type Data, dataIn, isData, textOf } from './validate.ts';

/** Who acts where; a member of the guild with all permissions, speaking English, in the text channel, where nothing else is said. */
export interface Setting {
  readonly locale?: string;
  readonly channel?: string;
  /** Discord's bits of permissions as a decimal number. */
  readonly permissions?: string;
  readonly guildLocale?: string;
  /** True in a direct message: with the app, or with others where the person has added it to their account. */
  readonly direct?: boolean;
}

/** What a person does in Discord. Each resolves once the act was handed over; wait for `callback` or `original` of what it gives. */
export interface Person {
  /** `/harbour status channel:ferry`: options by name. */
  command(
    name: string,
    sub: string,
    options?: Readonly<Record<string, string>>,
    setting?: Setting,
  ): Promise<Act>;
  complete(
    name: string,
    sub: string,
    typed: Readonly<Record<string, string>>,
    setting?: Setting,
  ): Promise<Act>;
  /** Presses the button with this label. Throws where the message has none. */
  press(message: Posted | undefined, label: string, setting?: Setting): Promise<Act>;
  /** Chooses values in the menu with this placeholder. */
  choose(
    message: Posted | undefined,
    placeholder: string,
    values: readonly string[],
    setting?: Setting,
  ): Promise<Act>;
  /** Sends the modal that an act was answered with; values by custom id, the modal's own where none is given. */
  submit(
    act: Act,
    values: Readonly<Record<string, string | readonly string[]>>,
    setting?: Setting,
  ): Promise<Act>;
  /** Uses a command of a message's context menu. */
  context(name: string, content: string, setting?: Setting): Promise<Act>;
  /** Writes a message; resolves with its id. */
  write(content: string, setting?: Setting & { readonly type?: number; readonly bot?: boolean }): string;
  /** Hands any interaction over. */
  act(kind: number, data: Data, setting?: Setting, source?: Posted): Promise<Act>;
}

export interface Reach {
  readonly state: State;
  readonly gateway: Gateway;
  readonly signer: Signer;
  /** Where interactions are posted to; by the gateway where it is undefined. */
  endpoint(): string | undefined;
}

export function createPerson(reach: Reach): Person {
  const act: Person['act'] = (kind, data, setting = {}, source) =>
    perform(reach, kind, data, setting, source);
  return {
    act,
    write(content, { channel, direct = false, type = 0, bot = false } = {}) {
      const id = reach.state.snowflake();
      reach.gateway.dispatch('MESSAGE_CREATE', {
        id,
        channel_id: channel ?? (direct ? CHANNELS.direct : CHANNELS.text),
        content,
        type,
        author: { ...PERSON, bot },
        ...(!direct && { guild_id: GUILD, member: memberOf(ALL) }),
      });
      return id;
    },
    command: (name, sub, options = {}, setting) =>
      act(2, { type: 1, id: '1', name, options: slash(sub, options) }, setting),
    complete: (name, sub, typed, setting) =>
      act(4, { type: 1, id: '1', name, options: slash(sub, typed, Object.keys(typed).at(-1)) }, setting),
    press: (message, label, setting) =>
      act(3, { component_type: 2, custom_id: idOf(message, 'label', label) }, setting, message),
    choose(message, placeholder, values, setting) {
      const { custom_id, type } = componentOf(message, 'placeholder', placeholder);
      const resolved = type === 8 ? resolvedChannels(reach.state, values, setting) : {};
      return act(3, { component_type: type, custom_id, values, ...resolved }, setting, message);
    },
    async submit(from, values, setting) {
      await untilOpened(from);
      return act(5, modalData(reach.state, from, values, setting), setting, from.source);
    },
    context: (name, content, setting) =>
      act(
        2,
        {
          type: 3,
          id: '1',
          name,
          target_id: '9',
          resolved: { messages: { 9: { id: '9', content, embeds: [] } } },
        },
        setting,
      ),
  };
}

function componentOf(message: Posted | undefined, key: string, value: string): Data {
  const all = allComponents({ components: message?.components ?? [] });
  const found = all.find((component) => component[key] === value);
  if (found !== undefined) return found;
  const there = all.map((component) => component[key]).filter(Boolean);
  throw new Error(`There is no ${key} ${JSON.stringify(value)}, only ${JSON.stringify(there)}`);
}

const idOf = (message: Posted | undefined, key: string, value: string) =>
  textOf(componentOf(message, key, value).custom_id);

function resolvedChannels(state: State, ids: readonly string[], { permissions = ALL }: Setting = {}) {
  const found = ids.flatMap((id): [string, Channel & { permissions: string }][] => {
    const channel = state.channels.get(id);
    return channel === undefined ? [] : [[id, { ...channel, permissions }]];
  });
  return { resolved: { channels: Object.fromEntries(found) } };
}

/** A subcommand with its values; `focused` is the one that is being typed. */
function slash(sub: string, options: Readonly<Record<string, string>>, focused?: string): readonly Data[] {
  const values = Object.entries(options).map(([name, value]) => ({
    type: 3,
    name,
    value,
    ...(name === focused ? { focused: true } : {}),
  }));
  return [{ type: 1, name: sub, options: values }];
}

/** A person fills in a modal once they see it. */
async function untilOpened(act: Act): Promise<void> {
  for (let tries = 0; act.callback === undefined && tries < 300; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  if (act.callback?.type !== 9) throw new Error(`No modal was opened: ${JSON.stringify(act.callback)}`);
}

/** What a modal is sent with: every field of it, as it stood there or as it was filled. */
function modalData(
  state: State,
  { callback }: Act,
  values: Readonly<Record<string, string | readonly string[]>>,
  setting?: Setting,
): Data {
  const modal = isData(callback?.data) ? callback.data : {};
  const channels: string[] = [];
  const components = dataIn(modal.components).map(({ component }) => {
    const { type, custom_id, value, options, default_values } = isData(component) ? component : {};
    const filled = values[textOf(custom_id)];
    if (type === 4) return { type: 18, component: { type, custom_id, value: filled ?? value ?? '' } };
    const preset = dataIn(options)
      .filter((option) => option.default === true)
      .map((option) => textOf(option.value));
    const chosen = filled ?? [...preset, ...dataIn(default_values).map(({ id }) => textOf(id))];
    const list = typeof chosen === 'string' ? [chosen] : chosen;
    if (type === 21) return { type: 18, component: { type, custom_id, value: list[0] ?? null } };
    if (type === 8) channels.push(...list);
    return { type: 18, component: { type, custom_id, values: list } };
  });
  return { custom_id: modal.custom_id, components, ...resolvedChannels(state, channels, setting) };
}

const ALL = String(2 ** 50 - 1);

async function perform(
  reach: Reach,
  kind: number,
  data: Data,
  setting: Setting,
  source?: Posted,
): Promise<Act> {
  const { state } = reach;
  const channel = setting.channel ?? (setting.direct ? CHANNELS.direct : CHANNELS.text);
  const id = state.snowflake();
  const act: Act = {
    id,
    token: `token-${id}`,
    kind,
    created: Date.now(),
    source,
    channel,
    expired: false,
    callback: undefined,
    took: undefined,
    done: undefined,
    original: undefined,
    followups: [],
  };
  state.acts.set(act.token, act);
  await hand(reach, act, interactionOf(state, act, data, setting));
  return act;
}

function interactionOf(
  state: State,
  { id, token, kind, channel, source }: Act,
  data: Data,
  setting: Setting,
): Data {
  const permissions = setting.permissions ?? ALL;
  const known = state.channels.get(channel);
  return {
    id,
    token,
    type: kind,
    version: 1,
    application_id: state.application,
    data,
    ...(setting.direct === true
      ? { user: PERSON, context: 2 }
      : {
          guild_id: GUILD,
          guild: { id: GUILD, locale: setting.guildLocale ?? 'en-US', features: [] },
          guild_locale: setting.guildLocale ?? 'en-US',
          member: memberOf(permissions),
          context: 0,
        }),
    channel_id: channel,
    channel: { ...known, permissions },
    locale: setting.locale ?? 'en-US',
    entitlements: [],
    authorizing_integration_owners: {},
    app_permissions: ALL,
    attachment_size_limit: 10_000_000,
    ...(source === undefined ? {} : { message: { ...source, embeds: [], mentions: [] } }),
  };
}

const PERSON = {
  id: '400000000000000001',
  username: 'ada',
  global_name: 'Ada',
  discriminator: '0',
  avatar: null,
};

function memberOf(permissions: string): Data {
  const joined_at = '2024-01-01T00:00:00.000Z';
  return { user: PERSON, permissions, roles: [], joined_at, deaf: false, mute: false, flags: 0 };
}

/** By the gateway, or signed to the endpoint, whose response may be the answer. */
async function hand({ state, gateway, signer, endpoint }: Reach, act: Act, interaction: Data): Promise<void> {
  const url = endpoint();
  if (url === undefined) {
    if (!gateway.dispatch('INTERACTION_CREATE', interaction)) throw new Error('No shard is connected.');
    return;
  }
  const body = JSON.stringify(interaction);
  const response = await fetch(url, { method: 'POST', body, headers: signer.headers(body) });
  if (response.status === 200) answerAct(state, act.token, (await response.json()) as Data, []);
}
