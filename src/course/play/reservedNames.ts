/** What `crosscall/lesson` exports beside accounts. */
const exported = ['rpc', 'tera', 'skipBlocks'];

/** Words of JavaScript that no import can be called. */
const words =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield';

const reserved: ReadonlySet<string> = new Set([...exported, ...words.split(' ')]);

/** Whether an account of a playground cannot be called so. */
export function isReservedName(name: string): boolean {
  return reserved.has(name);
}
