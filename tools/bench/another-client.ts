let clients = 0;

/** The address of a client that has not asked before: the rate limit counts requests by client. */
export function anotherClient(): string {
  clients += 1;
  return `198.18.${(clients >> 8) & 255}.${clients & 255}`;
}
