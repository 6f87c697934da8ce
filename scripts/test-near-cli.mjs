import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

// near-cli as npm has it, against `crosscall network`. On demand: it brings 60 MB that nothing else needs.
await setUp();
const version = '4.0.13';
const folder = join(root, '.cache', 'near-cli');
const nearCli = join(folder, 'node_modules', 'near-cli', 'bin', 'near-cli.js');
const home = mkdtempSync(join(tmpdir(), 'crosscall-near-cli-'));
const keysFile = join(home, 'keys.json');
const wasm = join(root, 'public', 'contracts', 'hello.wasm');
const newKey = 'ed25519:6E8sCci9badyRkXb3JoRpBj5p8C6Tw41ELDZoiihKEtp';
const kid = 'kid.alice.test';

/** What is typed, what must be said to it, and what to answer if it asks. */
const session = () => [
  [['state', 'alice.test'], /formattedAmount: '1,000'/],
  [['state', 'nobody.test'], /account nobody\.test doesn't exist/],
  [['list-keys', 'alice.test'], /permission: 'FullAccess'/],
  [['send-near', 'alice.test', 'bob.test', '1.5'], /Transaction Id \w+/],
  [['state', 'bob.test'], /formattedAmount: '1,001\.5'/],
  [['create-account', kid, '--useAccount', 'alice.test', '--initialBalance', '5'], /Storing credentials/],
  [['deploy', kid, wasm, '--force'], /Done deploying/],
  [['view', kid, 'get_greeting'], /'Hello'/],
  [['view', kid, 'nope'], /Contract method is not found/],
  [['call', kid, 'set_greeting', '{"greeting":"hi"}', '--useAccount', 'alice.test'], /Log \[.*greeting is now hi/],
  [['view', kid, 'get_greeting'], /'hi'/],
  [['call', kid, 'nope', '{}', '--useAccount', 'alice.test'], /MethodResolveError":"MethodNotFound/],
  [['call', kid, 'set_greeting', '{"greeting":""}', '--useAccount', 'alice.test', '--deposit', '1'], /accept deposit/],
  [['storage', kid, '--utf8', '--finality', 'final'], /key: 'STATE'/],
  [['add-key', 'alice.test', newKey, '--contractId', kid, '--methodNames', 'set_greeting'], /Transaction Id/],
  [['list-keys', 'alice.test'], /receiver_id: 'kid\.alice\.test'/],
  [['delete-key', 'alice.test', newKey], /Transaction Id/],
  [['stake', 'alice.test', newKey, '10'], /InsufficientStake/],
  [['delete-account', kid, 'alice.test', '--force'], /was deleted/],
  [['state', kid], /doesn't exist/],
];
// Not tried: `validators` reads a field of the genesis that nodes have not had for years.

install();
const network = await startNetwork();
let failures = 0;
try {
  const secretKey = JSON.parse(readFileSync(keysFile, 'utf8'))['alice.test'];
  for (const [args, expected] of [
    [['add-credentials', 'alice.test', '--secretKey', secretKey], /Saving key/],
    ...session(),
  ])
    if (!says(args, expected)) failures++;
  if (!findsTransaction()) failures++;
} finally {
  network.kill();
  rmSync(home, { recursive: true, force: true });
}
console.log(failures === 0 ? 'near-cli passes.' : `${failures} of near-cli's commands failed.`);
process.exit(failures === 0 ? 0 : 1);

function install() {
  if (existsSync(nearCli)) return;
  mkdirSync(folder, { recursive: true });
  // Without scripts: what they build is for hardware keys.
  const args = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', `near-cli@${version}`];
  const { status } = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

function startNetwork() {
  const crosscall = join(root, 'src', 'cli', 'crosscall.mjs');
  const args = [crosscall, 'network', '--port', '0', '--block-time', '0', '--keys', keysFile];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  return new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error(said)));
    child.stdout.on('data', (data) => {
      said += data;
      if (!said.includes('Ctrl+C')) return;
      process.env.NEAR_CUSTOM_RPC = /http:\S+/.exec(said)[0];
      resolve(child);
    });
  });
}

function near(args) {
  const env = {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    CI: '1',
    NEAR_NETWORK: 'custom',
    NEAR_CUSTOM_TLA: 'test',
  };
  const { stdout, stderr } = spawnSync(process.execPath, [nearCli, ...args], { env, input: 'y\n', encoding: 'utf8' });
  return stdout + stderr;
}

function says(args, expected) {
  const said = near(args);
  const isRight = expected.test(said);
  console.log(`${isRight ? 'ok  ' : 'FAIL'}  near ${args.join(' ').replace(/ed25519:\w{60,}/, '…')}`);
  if (!isRight) console.log(`Expected ${expected}, got:\n${said.trim().split('\n').slice(-12).join('\n')}`);
  return isRight;
}

/** The id that one command prints is what another takes. */
function findsTransaction() {
  const [, id] = /Transaction Id (\w+)/.exec(near(['send-near', 'alice.test', 'bob.test', '1'])) ?? [];
  return says(['tx-status', String(id), 'alice.test', '--accountId', 'alice.test'], /SuccessValue: ''/);
}
