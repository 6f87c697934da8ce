import { describe, expect, it } from 'vitest';
import { readNetworkOptions } from './networkOptions.ts';

describe('flags of crosscall network', () => {
  it('has a default for each', () => {
    expect(readNetworkOptions([])).toMatchObject({
      host: '127.0.0.1',
      port: 3030,
      protocolVersion: 88,
      blockTime: 600,
    });
  });

  it('reads them all', () => {
    const flags = [
      '--port',
      '0',
      '--host=::1',
      '--protocol-version',
      '87',
      '--block-time',
      '0',
      '--keys',
      'k.json',
      '--lesson',
      'hearing-back',
    ];
    expect(readNetworkOptions(flags)).toMatchObject({
      port: 0,
      host: '::1',
      protocolVersion: 87,
      blockTime: 0,
      keys: 'k.json',
      lesson: 'hearing-back',
    });
  });

  it.each([
    [['--port', 'abc'], 'Expected --port to be a whole number from 0 to 65535, got “abc”.'],
    [['--port', '70000'], 'Expected --port'],
    [['--protocol-version', '85'], 'Expected --protocol-version to be a whole number from 86 to 88'],
    [['--block-time', '-1'], "'--block-time' argument is ambiguous"],
    [['--block-time=-1'], 'Expected --block-time'],
    [['--speed', '9'], "Unknown option '--speed'"],
    [['extra'], "Unexpected argument 'extra'"],
    [['--lesson', 'a', '--genesis', 'b'], 'either --lesson or --genesis'],
    [['--genesis', 'g.json', '--protocol-version', '87'], 'leave out --protocol-version'],
  ])('refuses %j and says why', (flags, reason) => {
    expect(() => readNetworkOptions(flags)).toThrow(reason);
  });
});
