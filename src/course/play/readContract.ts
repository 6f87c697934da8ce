import { latestProtocolVersion, runtimeParameters } from '../../near/parameters/runtimeParameters.ts';
import { prepareContract } from '../../near/vm/prepareContract.ts';
import { hashText, hexOf } from './hashText.ts';

/** A file as NEAR would see it, were it deployed. */
export type ReadContract =
  | {
      readonly type: 'Contract';
      /** SHA-256 of the bytes, in hex. */
      readonly hash: string;
      /** What can be called, in alphabetical order. */
      readonly methods: readonly string[];
    }
  /** `reason` is a sentence or two for the reader. */
  | { readonly type: 'Refused'; readonly reason: string };

const MAGIC = [0, 0x61, 0x73, 0x6d];

/** Looks at a file as the network does before a call, and lists its methods. */
export function readContract(bytes: Uint8Array, fileName: string): ReadContract {
  const refused = (reason: string): ReadContract => ({ type: 'Refused', reason });
  const parameters = runtimeParameters(latestProtocolVersion);
  const most = parameters.limits.maxContractSize;
  if (!MAGIC.every((byte, index) => bytes[index] === byte))
    return refused(
      `${fileName} is not Wasm: Wasm begins with the bytes 00 61 73 6d, this with ${firstBytes(bytes)}. ${TRY}`,
    );
  if (bytes.length > most)
    return refused(
      `${fileName} has ${bytes.length.toLocaleString('en')} bytes; a contract has at most ${most.toLocaleString('en')}.`,
    );
  const preparation = prepareContract(bytes, parameters);
  if (preparation.type === 'Refused')
    return refused(`${fileName} is Wasm, but the network refuses to run it: ${wordsOf(preparation.error)}. ${TRY}`);
  const { methods, linkError } = preparation.contract;
  if (linkError !== undefined)
    return refused(`${fileName} is Wasm, but no contract: it asks for what the network does not offer (${linkError}).`);
  const callable = [...methods].flatMap(([name, { callable }]) => (callable ? [name] : [])).sort();
  if (callable.length === 0)
    return refused(`${fileName} is Wasm, but no contract: it exports no method without parameters and results.`);
  return { type: 'Contract', hash: hashText(bytes), methods: callable };
}

const TRY = 'Expected the .wasm file that a contract’s build writes, such as target/near/my_contract.wasm.';

function firstBytes(bytes: Uint8Array): string {
  return bytes.length === 0 ? 'nothing' : [...bytes.slice(0, 4)].map(hexOf).join(' ');
}

function wordsOf(error: object): string {
  const { error: inner, msg } = error as { error?: unknown; msg?: unknown };
  return typeof inner === 'string' ? inner : typeof msg === 'string' ? msg : JSON.stringify(error);
}
