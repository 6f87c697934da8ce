import { ContractFault } from './contractFault.ts';

const utf8 = new TextEncoder();

interface CompilerExports {
  readonly memory: WebAssembly.Memory;
  readonly allocate: (length: number) => number;
  /** Gives the address of three words: failed, address, length. */
  readonly compile: (file: number, source: number, length: number) => number;
}

/**
 * Compiles a JavaScript module to QuickJS bytecode. Names, lines and columns stay in it for the sake of stacks; the source does not.
 * @throws ContractFault where the source is no JavaScript
 */
export function compileModule(compiler: WebAssembly.Module, file: string, source: string): Uint8Array<ArrayBuffer> {
  const { memory, allocate, compile } = new WebAssembly.Instance(compiler).exports as unknown as CompilerExports;
  const put = (text: string) => {
    const bytes = utf8.encode(`${text}\0`);
    const address = allocate(bytes.length);
    new Uint8Array(memory.buffer).set(bytes, address);
    return { address, length: bytes.length - 1 };
  };
  const given = put(source);
  const outcome = compile(put(file).address, given.address, given.length);
  const [failed, address, length] = new Uint32Array(memory.buffer, outcome, 3);
  const bytes = new Uint8Array(memory.buffer, address, length).slice();
  if (failed) throw readFault(new TextDecoder().decode(bytes));
  return bytes;
}

/** QuickJS says "SyntaxError: …", and below it where: "at hello.ts:3:5". */
function readFault(text: string): ContractFault {
  const place = /:(\d+):(\d+)\)?\s*$/m.exec(text.slice(text.indexOf('\n')));
  const message = text.slice(0, text.indexOf('\n')).replace(/^SyntaxError: /, '');
  return new ContractFault(message, place && { line: Number(place[1]), column: Number(place[2]) });
}
