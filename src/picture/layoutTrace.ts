import type { Trace } from '../trace/trace.ts';
import { layoutAcross } from './layoutAcross.ts';
import { layoutDown } from './layoutDown.ts';
import type { LayoutOptions, Picture } from './picture.ts';

/** Lays a trace out. Pure: the same trace and options give the same picture, without a browser. */
export function layoutTrace(trace: Trace, options: LayoutOptions): Picture {
  return options.orientation === 'down' ? layoutDown(trace, options) : layoutAcross(trace, options);
}
