import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => {
  const fuzzes = mode === 'fuzz';
  return {
    test: {
      include: ['{src,adapters,cli,tools,test}/**/*.test.ts'],
      setupFiles: ['test/support/properties.ts'],
      env: fuzzes ? { FUZZ: '50' } : {},
      // Many tests wait for a clock or a socket, so one process more than there are cores keeps the cores at work.
      maxWorkers: availableParallelism() + 1,
      // These end a test that hangs; a busy machine takes many times as long as a quiet one.
      testTimeout: fuzzes ? 1_200_000 : 120_000,
      hookTimeout: 120_000,
      // A condition is waited for as long as a busy machine may take; one that holds is seen at once.
      expect: { poll: { timeout: 15_000 } },
    },
  };
});
