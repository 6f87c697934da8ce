import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { roomsRule } from './scripts/lint/rooms.mjs';

/** What a browser or Node has and the language has not: `src/near/` runs in both and asks neither. */
const hostGlobals = [
  'Buffer',
  'XMLHttpRequest',
  'clearInterval',
  'clearTimeout',
  'console',
  'crypto',
  'document',
  'fetch',
  'indexedDB',
  'localStorage',
  'location',
  'navigator',
  'performance',
  'postMessage',
  'process',
  'queueMicrotask',
  'require',
  'self',
  'sessionStorage',
  'setInterval',
  'setTimeout',
  'structuredClone',
  'window',
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.astro/',
      '.cache/',
      'node_modules/',
      'public/',
      '**/target/',
      'content/**/*.ts',
      'src/**/*.wasm',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { crosscall: { rules: { rooms: roomsRule } } },
    rules: {
      'crosscall/rooms': 'error',
      // TypeScript knows every name; ESLint would have to be told of browser, worker and Node apart.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/near/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...hostGlobals.map((name) => ({
          name,
          message: 'src/near/ runs in a browser, a worker and Node alike: what a host has is handed in.',
        })),
      ],
    },
  },
);
