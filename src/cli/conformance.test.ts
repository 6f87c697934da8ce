import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const command = fileURLToPath(new URL('../../scripts/conformance.mjs', import.meta.url));
const own = fileURLToPath(new URL('../../tests/conformance/', import.meta.url));

function conformance(...args: readonly string[]): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, error] = ['', ''];
  child.stdout.on('data', (data) => (out += data));
  child.stderr.on('data', (data) => (error += data));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, error })));
}

describe('npm run conformance', { timeout: 30_000 }, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'crosscall-'));
    mkdirSync(join(folder, 'calls'));
    cpSync(join(own, 'vm', 'logs.jsonl'), join(folder, 'calls', 'other-name.jsonl'));
    const chain = join(folder, 'chains');
    for (const name of ['genesis', 'contracts', 'contracts.json', 'keys.json', 'transfers--transfer-named.json'])
      cpSync(join(own, 'chain', name), join(chain, name), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads vectors of both kinds from wherever they are', async () => {
    const { code, out } = await conformance(folder, '--json');
    const { total, exact, differing } = JSON.parse(out) as Record<string, unknown>;
    expect([code, differing]).toEqual([0, []]);
    expect(total).toBeGreaterThan(1);
    expect(exact).toBe(total);
  });

  it('names what is no vector, and goes on', async () => {
    writeFileSync(join(folder, 'calls', 'broken.jsonl'), '{"name":\n');
    writeFileSync(join(folder, 'chains', 'broken--one.json'), '{');
    const { code, out } = await conformance(folder, '--json');
    const { total, exact, differing } = JSON.parse(out) as { total: number; exact: number; differing: object[] };
    expect([code, total - exact]).toEqual([1, 2]);
    expect(differing).toMatchObject([
      { file: 'broken.jsonl', name: 'line 1', expected: 'an outcome' },
      { file: 'broken--one.json', name: 'broken--one.json', expected: 'a vector as JSON' },
    ]);
  });

  it.each([
    [[join(own, 'nowhere')], /There is no folder .*nowhere/],
    [[command], /There is no folder .*conformance\.mjs/],
    [[tmpdir(), '--fast'], /Unknown option --fast/],
    [[join(own, 'chain', 'genesis')], /No vectors in .*: expected \*\.jsonl files, or \*\.json beside genesis/],
  ])('refuses %j without a stack', async (args, reason) => {
    const { code, error } = await conformance(...args);
    expect(code).toBe(2);
    expect(error).toMatch(reason);
    expect(error).not.toMatch(/\n\s+at /);
  });
});
