const esmPackages =
  '@nestjs|fast-check|pure-rand|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|load-esm|temporal-polyfill|temporal-utils';

module.exports = {
  testEnvironment: 'node',
  rootDir: __dirname,
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/deploy', '<rootDir>/test', '<rootDir>/tools'],
  testMatch: ['**/*.spec.ts'],
  // A machine that does much else besides is slow, not wrong.
  testTimeout: 60_000,
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data', '<rootDir>/.cache'],
  cacheDirectory: '<rootDir>/.cache/jest',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages})/)`],
  moduleNameMapper: {
    '^@tam/observability/catalogue$': '<rootDir>/libs/observability/src/catalogue',
    '^@tam/(.*)$': '<rootDir>/libs/$1/src',
  },
};
