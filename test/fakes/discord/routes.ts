import { answerAct, change, deleteOriginal, editOriginal, followUp, originalOf } from './acts.ts';
import { invalid, ok, type Reply, refuse } from './reply.ts';
import { type Channel, type FileLike, messageOf, type State } from './state.ts';
import { type Data, faultsOfMessage, isData, textOf } from './validate.ts';
import { faultsOfCommands } from './validate-forms.ts';

/** A request of REST, taken apart. */
export interface Call {
  readonly method: string;
  /** Below `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorized: boolean;
  readonly body: unknown;
  readonly files: readonly FileLike[];
}

type Handler = (call: Call, ...parts: readonly string[]) => Reply;

/** What of the server's own a route needs. */
export interface Surroundings {
  readonly state: State;
  readonly gatewayUrl: string;
  readonly shards: number;
  readonly publicKey: string;
}

/** Answers a call as Discord would. */
export function answerCall(around: Surroundings, call: Call): Reply {
  const routes: readonly (readonly [string, RegExp, Handler, boolean?])[] = [
    ...ownRoutes(around),
    ...channelRoutes(around.state),
    ...commandRoutes(around.state),
    ...actRoutes(around.state),
  ];
  for (const [method, path, handler, open = false] of routes) {
    const match = path.exec(call.path);
    if (method !== call.method || match === null) continue;
    return open || call.authorized ? handler(call, ...match.slice(1)) : refuse(0);
  }
  return { status: 404, body: { message: '404: Not Found', code: 0 } };
}

function ownRoutes({ state, gatewayUrl, shards, publicKey }: Surroundings) {
  const me = { id: state.application, username: 'backchannel', bot: true };
  const limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: shards };
  return [
    ['GET', /^\/gateway\/bot$/, () => ok({ url: gatewayUrl, shards, session_start_limit: limit })],
    ['GET', /^\/users\/@me$/, () => ok(me)],
    [
      'GET',
      /^\/applications\/@me$/,
      () => {
        const integration_types_config = state.userInstall ? { 0: {}, 1: {} } : { 0: {} };
        return ok({
          id: state.application,
          name: 'x',
          verify_key: publicKey,
          bot: me,
          integration_types_config,
        });
      },
    ],
  ] as const;
}

function channelRoutes(state: State) {
  return [
    ['GET', /^\/channels\/(\d+)$/, (_, id) => withChannel(state, id, (channel) => ok(channel))],
    [
      'GET',
      /^\/channels\/(\d+)\/messages$/,
      ({ query }, id) => withChannel(state, id, () => ok(history(state, id, query))),
    ],
    [
      'POST',
      /^\/channels\/(\d+)\/messages$/,
      (call, id) => withChannel(state, id, (channel) => post(state, channel, call)),
    ],
    [
      'PATCH',
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (call, id, message) => withChannel(state, id, () => edit(state, id, message, call)),
    ],
    ['POST', /^\/channels\/(\d+)\/messages\/(\d+)\/crosspost$/, (_, id) => crosspost(state, id)],
    [
      'POST',
      /^\/channels\/(\d+)\/threads$/,
      (call, id) => withChannel(state, id, (forum) => openThread(state, forum, call)),
    ],
    [
      'GET',
      /^\/guilds\/(\d+)\/threads\/active$/,
      (_, guild) => ok({ threads: threadsOf(state, guild), members: [] }),
    ],
  ] as readonly (readonly [string, RegExp, Handler])[];
}

function withChannel(state: State, id: string | undefined, work: (channel: Channel) => Reply): Reply {
  const channel = state.channels.get(id ?? '');
  if (channel === undefined) return refuse(10_003);
  return channel.open ? work(channel) : refuse(50_001);
}

/** Newest first, before a message where one is named. */
function history(state: State, id = '', query: URLSearchParams) {
  const before = query.get('before');
  const limit = Number(query.get('limit') ?? 50);
  const all = (state.messages.get(id) ?? []).toReversed();
  return all.filter((message) => before === null || BigInt(message.id) < BigInt(before)).slice(0, limit);
}

/** A nonce counts for some minutes, as Discord says. */
const NONCE_LIFE = 5 * 60_000;

function post(state: State, { id, type }: Channel, { body, files }: Call): Reply {
  if (type === 15) return refuse(50_008);
  if (!isData(body)) return invalid(['body: is required']);
  const faults = faultsOfMessage(
    body,
    files.map(({ name }) => name),
  );
  if (faults.length > 0) return invalid(faults);
  const nonce = `${id} ${body.nonce}`;
  const known = body.enforce_nonce === true ? state.nonces.get(nonce) : undefined;
  if (known !== undefined && Date.now() - known.at < NONCE_LIFE) return ok(known.message);
  const message = state.post(id, body, files);
  if (body.enforce_nonce === true) state.nonces.set(nonce, { message, at: Date.now() });
  return ok({ ...message, nonce: body.nonce });
}

function edit(state: State, channel = '', id = '', { body, files }: Call): Reply {
  const message = state.messages.get(channel)?.find((one) => one.id === id);
  if (message === undefined) return refuse(10_008);
  if (!isData(body)) return invalid(['body: is required']);
  const names = files.map(({ name }) => name);
  const faults = faultsOfMessage(body, names);
  return faults.length > 0 ? invalid(faults) : ok(change(message, body, files));
}

function crosspost(state: State, id = ''): Reply {
  const channel = state.channels.get(id);
  const last = state.messages.get(id)?.at(-1);
  if (channel?.type !== 5 || last === undefined) return refuse(50_013);
  last.flags |= 1;
  return ok(last);
}

function openThread(state: State, forum: Channel, { body, files }: Call): Reply {
  if (forum.type !== 15 || !isData(body) || !isData(body.message)) return refuse(50_008);
  const name = textOf(body.name);
  const names = files.map((file) => file.name);
  const faults = [
    ...(name.length < 1 || name.length > 100 ? ['name: 1 to 100 characters'] : []),
    ...faultsOfMessage(body.message, names),
  ];
  if (faults.length > 0) return invalid(faults);
  const id = state.snowflake();
  const thread: Channel = { ...forum, id, name, type: 11, parent_id: forum.id, owner_id: state.application };
  state.channels.set(id, thread);
  // A forum's first message bears its thread's id.
  const message = messageOf(id, id, body.message, files);
  state.messages.set(id, [message]);
  return { status: 201, body: { ...thread, message } };
}

function threadsOf(state: State, guild = '') {
  return [...state.channels.values()].filter((channel) => channel.guild_id === guild && channel.type === 11);
}

/** What an application does not allow, a command may not have; commands of one guild have neither types nor other places. */
function faultsOfInstallation(commands: readonly Data[], scope: string, userInstall: boolean): string[] {
  return commands.flatMap(({ name, integration_types: types = [] }) => {
    const asked = Array.isArray(types) ? types : [types];
    if (scope !== 'global' && asked.length > 0)
      return [`${name}.integration_types: only for global commands`];
    return asked.includes(1) && !userInstall ? [`${name}.integration_types: not allowed`] : [];
  });
}

function commandRoutes(state: State) {
  const list = (scope: string) => ok(state.commands.get(scope) ?? []);
  const replace = (scope: string, body: unknown): Reply => {
    const commands = Array.isArray(body) ? body.filter(isData) : [];
    const faults = [
      ...faultsOfCommands(commands),
      ...faultsOfInstallation(commands, scope, state.userInstall),
    ];
    if (faults.length > 0) return invalid(faults);
    const kept = commands.map((command: Data) => ({
      ...command,
      id: state.snowflake(),
      version: state.snowflake(),
    }));
    state.commands.set(scope, kept);
    return ok(kept);
  };
  return [
    ['GET', /^\/applications\/\d+\/commands$/, () => list('global')],
    ['PUT', /^\/applications\/\d+\/commands$/, ({ body }) => replace('global', body)],
    ['GET', /^\/applications\/\d+\/guilds\/(\d+)\/commands$/, (_, guild = '') => list(guild)],
    ['PUT', /^\/applications\/\d+\/guilds\/(\d+)\/commands$/, ({ body }, guild = '') => replace(guild, body)],
  ] as readonly (readonly [string, RegExp, Handler])[];
}

function actRoutes(state: State) {
  const original = /^\/webhooks\/\d+\/([\w-]+)\/messages\/@original$/;
  const fields = (call: Call): Data => (isData(call.body) ? call.body : {});
  return [
    [
      'POST',
      /^\/interactions\/(\d+)\/([\w-]+)\/callback$/,
      (call, _, token = '') => answerAct(state, token, fields(call), call.files),
      true,
    ],
    ['GET', original, (_, token = '') => originalOf(state, token), true],
    ['PATCH', original, (call, token = '') => editOriginal(state, token, fields(call), call.files), true],
    ['DELETE', original, (_, token = '') => deleteOriginal(state, token), true],
    [
      'POST',
      /^\/webhooks\/\d+\/([\w-]+)$/,
      (call, token = '') => followUp(state, token, fields(call), call.files),
      true,
    ],
  ] as readonly (readonly [string, RegExp, Handler, boolean])[];
}
