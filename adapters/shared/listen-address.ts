import { isIP } from 'node:net';

/** Where ports listen unless configured otherwise: they are for a reverse proxy on this machine, which does the TLS. */
export const DEFAULT_HOST = '127.0.0.1';

/** Whether a port can be bound to it: an IP address or a host name. */
export function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z\d][a-z\d.-]{0,252}$/i.test(text);
}
