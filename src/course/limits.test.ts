import { expect, it } from 'vitest';
import { findLimits } from './limits.ts';

it('collects each marked comment to its end', () => {
  const source = [
    'const a = 1;',
    '  // Differs from nearcore: nobody signs blocks,',
    '  // for nobody doubts them.',
    'const b = 2;',
    '/**',
    ' * Pays out.',
    ' * Differs from nearcore: everyone is online.',
    ' * @see nearcore a/b.rs',
    ' */',
    '/** Differs from nearcore: one line. */',
    'const c = 3;',
  ].join('\n');
  const files = { '/src/near/chain/b.ts': source, '/src/near/chain/b.test.ts': source, '/src/near/a.ts': '' };
  const at = { room: 'chain', path: 'src/near/chain/b.ts' };
  expect(findLimits(files)).toEqual([
    { ...at, line: 2, text: 'Nobody signs blocks, for nobody doubts them.' },
    { ...at, line: 7, text: 'Everyone is online.' },
    { ...at, line: 10, text: 'One line.' },
  ]);
});
