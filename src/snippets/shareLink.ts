import { pack, unpack } from './packText.ts';

/** What a link to an experiment holds: code, and how it runs. Never a key, nor the address of a node. */
export interface SharedExperiment {
  /** The experiment's id: a lesson's, or `<lesson>/exercise`. */
  readonly id: string;
  readonly code: string;
  /** The names of the chosen pace and network. One that this version does not know is left at its default. */
  readonly pace: string;
  readonly where: string;
}

export type ReadLink =
  /** The address holds no experiment. */
  | { readonly type: 'None' }
  | { readonly type: 'Shared'; readonly shared: SharedExperiment }
  | { readonly type: 'Newer' }
  | { readonly type: 'Broken' };

const NAME = '#shared=';
const VERSION = 1;
/** Writes an address's fragment. What stands in it is never sent to a server. */
export async function writeShareLink({ id, code, pace, where }: SharedExperiment): Promise<string> {
  const packed = await pack(JSON.stringify({ code, pace, where }));
  return `${NAME}${VERSION}.${encodeURIComponent(id).replaceAll('%2F', '/')}.${packed}`;
}

/** For which experiment a fragment is, as far as it tells; null when it holds none. */
export function sharedIdOf(fragment: string): string | null {
  if (!fragment.startsWith(NAME)) return null;
  try {
    return decodeURIComponent(fragment.slice(NAME.length).split('.')[1] ?? '');
  } catch {
    return '';
  }
}

/** Reads what `writeShareLink` wrote, and trusts nothing in it. */
export async function readShareLink(fragment: string): Promise<ReadLink> {
  const id = sharedIdOf(fragment);
  if (id === null) return { type: 'None' };
  const [version = '', , packed = '', ...more] = fragment.slice(NAME.length).split('.');
  if (/^\d+$/.test(version) && Number(version) > VERSION) return { type: 'Newer' };
  if (version !== String(VERSION) || more.length > 0) return { type: 'Broken' };
  try {
    const { code, pace, where } = JSON.parse(await unpack(packed)) as Readonly<Record<string, unknown>>;
    if (typeof code !== 'string') return { type: 'Broken' };
    return { type: 'Shared', shared: { id, code, pace: textOf(pace), where: textOf(where) } };
  } catch {
    return { type: 'Broken' };
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
