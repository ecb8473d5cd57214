import type { Server } from 'node:http';

/** Milliseconds that requests under way have; chats wait three seconds for an answer. */
const GRACE_MS = 5_000;

/** Closes a server. Requests under way are answered; connections that take longer, such as half a request, are cut. */
export async function closeServer(server: Pick<Server, 'close' | 'closeAllConnections'>): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(cut);
}
