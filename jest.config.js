/** Jest with TypeScript by a transform, and real ES modules (lowdb has no other kind). */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          experimental: { keepImportAttributes: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  coverageProvider: 'v8',
  // So that what hangs ends: no test measures time, and a busy machine reads the content slowly.
  testTimeout: 60000,
  // A process for each core: files that start a browser or a server wait more than they work.
  maxWorkers: '100%',
  // A test file's modules outlive it in the process that ran it: a fresh process before they fill the heap.
  workerIdleMemoryLimit: '1.5GB',
  reporters: ['default', '<rootDir>/test/plain-reporter.cjs'],
};
