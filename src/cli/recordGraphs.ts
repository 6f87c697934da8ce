import { fileURLToPath } from 'node:url';
import type { LessonModule } from '../course/lessonModule.ts';
import { worldOf } from '../course/worlds.ts';
import { receiptGraph } from '../trace/receiptGraph.ts';
import type { ReceiptGraph } from '../trace/receiptGraph.ts';
import { runLesson } from './runLesson.ts';

/** Runs what a lesson's graphs are drawn from, and gives them by name. Throws if a snippet ends with an error. */
export async function recordGraphs(
  lessonId: string,
  { graphs = {} }: Pick<LessonModule, 'graphs'>,
): Promise<Record<string, ReceiptGraph>> {
  const recorded: Record<string, ReceiptGraph> = {};
  for (const [name, graph] of Object.entries(graphs)) {
    const { snippet, world, transactions } = typeof graph === 'string' ? { snippet: graph } : graph;
    const file = fileURLToPath(new URL(`../../content/lessons/${lessonId}/${snippet}`, import.meta.url));
    const run = await runLesson(lessonId, file, world?.(worldOf(lessonId)));
    if (run.error !== null)
      throw new Error(`The snippet ${snippet} of the graph “${name}” ended with an error:\n${run.error}`);
    recorded[name] = receiptGraph(run.traces.filter((_, index) => transactions?.includes(index) ?? true));
  }
  return recorded;
}
