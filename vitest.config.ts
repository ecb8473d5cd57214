import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,adapters,test}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A condition is waited for as long as a busy machine may take; one that holds is seen at once.
    expect: { poll: { timeout: 15_000 } },
  },
});
