import tseslint from 'typescript-eslint';

/** What the compiler does not see: promises nobody waits for, and a core that must stay pure. */
export default tseslint.config(
  { ignores: ['dist/', 'var/', 'node_modules/', 'db/migrations/', 'src/analytics/thread.mjs'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './src/phone/tsconfig.json',
          './src/console/tsconfig.json',
          './src/open/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': ['error', { max: 300, skipComments: true }],
      // Objects of functions are used all through the house, and none of them has a `this`.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'Date',
          'globalThis',
          'setImmediate',
          'queueMicrotask',
          'process',
          'fetch',
          'setTimeout',
          'setInterval',
          'Buffer',
          'performance',
          'crypto',
        ].map((name) => ({
          name,
          message: 'The core is pure: the host gives it time, chance and the world.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The core is pure: chance comes in with the call.' },
      ],
    },
  },
  { files: ['*.js', '*.cjs', '.*.cjs'], extends: [tseslint.configs.disableTypeChecked] },
);
