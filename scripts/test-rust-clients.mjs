import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { writeCargoLock } from './cargo-lock.mjs';
import { root, setUp } from './setup.mjs';

await setUp();
const { writeLauncher } = await import('../src/cli/sandbox/writeLauncher.ts');

if (process.platform === 'win32' || spawnSync('cargo', ['--version']).error) {
  console.log(
    `Skipped, not tested: near-workspaces for Rust needs ${process.platform === 'win32' ? 'a Unix system' : 'Cargo, which is not installed here'}.`,
  );
  process.exit(0);
}

writeCargoLock(join(root, 'tests', 'rust-clients'));
// Its crates take minutes to compile the first time.
const { status } = spawnSync('cargo', ['run', '--locked', '--', join(root, 'public', 'contracts', 'hello.wasm')], {
  cwd: join(root, 'tests', 'rust-clients'),
  stdio: 'inherit',
  env: {
    ...process.env,
    CARGO_TARGET_DIR: process.env.CARGO_TARGET_DIR ?? join(root, '.cache', 'rust-clients'),
    NEAR_SANDBOX_BIN_PATH: writeLauncher(join(root, '.cache', 'sandbox')),
    CROSSCALL_PROTOCOL_VERSION: '88',
  },
});
process.exit(status ?? 1);
