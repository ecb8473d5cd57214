/** Whatever changes the answers counts the revision on: same number, same answers. Late in its transaction, since others wait for it. */
export const COUNT_ON = 'UPDATE revision SET number = number + 1';
