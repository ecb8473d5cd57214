import { invalid, nothing, ok, type Reply, refuse } from './reply.ts';
import { type Act, type FileLike, messageOf, type Posted, type State } from './state.ts';
import { type Data, faultsOfMessage, isData } from './validate.ts';
import { faultsOfAnswer } from './validate-forms.ts';

const EPHEMERAL = 64;
/** An interaction must be answered within 3 s; its token is good for 15 min. */
const ANSWER_WITHIN = 3_000;
const TOKEN_LIFE = 15 * 60_000;

/** The first answer to an act, by REST or in the body of an HTTP response. */
export function answerAct(state: State, token: string, answer: Data, files: readonly FileLike[]): Reply {
  const act = state.acts.get(token);
  if (act === undefined || act.expired || Date.now() - act.created > ANSWER_WITHIN) return refuse(10_062);
  if (act.callback !== undefined) return refuse(40_060);
  const faults = faultsOfAnswer(
    answer,
    act.kind,
    files.map(({ name }) => name),
  );
  if (faults.length > 0) return invalid(faults);
  act.callback = answer;
  act.took = Date.now() - act.created;
  act.original = firstMessage(state, act, answer, files);
  return nothing;
}

function firstMessage(
  state: State,
  act: Act,
  { type, data }: Data,
  files: readonly FileLike[],
): Posted | undefined {
  const body = isData(data) ? data : {};
  switch (type) {
    case 4:
    case 5:
      return postFor(state, act, body, files);
    case 6:
      return act.source;
    case 7:
      return act.source && change(act.source, body, files);
    default:
      return undefined;
  }
}

/** Ephemeral messages are seen by one person: they stand in no channel. */
function postFor(state: State, { channel }: Act, body: Data, files: readonly FileLike[]): Posted {
  return (Number(body.flags ?? 0) & EPHEMERAL) === 0
    ? state.post(channel, body, files)
    : messageOf(state.snowflake(), channel, body, files);
}

/** Edits a message. */
export function change(message: Posted, body: Data, files: readonly FileLike[]): Posted {
  if (typeof body.content === 'string') message.content = body.content;
  if (Array.isArray(body.components)) message.components = body.components.filter(isData);
  if (body.flags !== undefined) message.flags = (message.flags & EPHEMERAL) | Number(body.flags);
  message.attachments = files.map(({ name, size }) => ({ filename: name, size }));
  message.allowed_mentions = body.allowed_mentions;
  return message;
}

/** The act of a token that is still good and was answered. */
function answered(state: State, token: string): Act | Reply {
  const act = state.acts.get(token);
  if (act === undefined) return refuse(10_015);
  if (act.expired || Date.now() - act.created > TOKEN_LIFE) return refuse(50_027);
  return act.callback === undefined ? refuse(10_015) : act;
}

export function originalOf(state: State, token: string): Reply {
  const act = answered(state, token);
  if ('status' in act) return act;
  return act.original === undefined ? refuse(10_008) : ok(act.original);
}

export function editOriginal(state: State, token: string, body: Data, files: readonly FileLike[]): Reply {
  const act = answered(state, token);
  if ('status' in act) return act;
  if (act.original === undefined) return refuse(10_008);
  const flags = Number(body.flags ?? 0) | (act.original.flags & (1 << 15));
  const faults = faultsOfMessage(
    { ...body, flags },
    files.map(({ name }) => name),
  );
  if (faults.length > 0) return invalid(faults);
  act.done ??= Date.now() - act.created;
  return ok(change(act.original, { ...body, flags }, files));
}

export function deleteOriginal(state: State, token: string): Reply {
  const act = answered(state, token);
  if ('status' in act) return act;
  act.original = undefined;
  return nothing;
}

export function followUp(state: State, token: string, body: Data, files: readonly FileLike[]): Reply {
  const act = answered(state, token);
  if ('status' in act) return act;
  const faults = faultsOfMessage(
    body,
    files.map(({ name }) => name),
  );
  if (faults.length > 0) return invalid(faults);
  const message = postFor(state, act, body, files);
  act.followups.push(message);
  return ok(message);
}
