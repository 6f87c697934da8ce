import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { errorPages } from '../course/errorPages.ts';
import { findLesson, lessons } from '../course/manifest.ts';
import type { RecordedError } from '../course/recordedErrors.ts';
import { recordError } from './recordErrors.ts';
import { lessonModule, recordFacts } from './recordFacts.ts';
import { recordGraphs } from './recordGraphs.ts';
import { runLesson } from './runLesson.ts';

/** Lessons to record, by id; all of them, and the pages on errors, if none is named. */
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = asked.filter((id) => findLesson(id) === undefined);
if (unknown.length > 0) throw new Error(`There is no lesson ${unknown.join(', ')} in src/course/manifest.ts.`);

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Runs each lesson's snippet and writes the numbers that its sentences quote, and the graphs that it draws; the tests hold them against new runs. */
for (const { id } of asked.length > 0 ? lessons.filter((lesson) => asked.includes(lesson.id)) : lessons) {
  const folder = new URL(`../../content/lessons/${id}/`, import.meta.url);
  const module = await lessonModule(id);
  const facts = recordFacts(module, await runLesson(id, fileURLToPath(new URL('start.ts', folder))));
  writeFileSync(new URL('facts.json', folder), toJson(facts));
  const graphs = await recordGraphs(id, module);
  const drawn = Object.keys(graphs).length;
  if (drawn > 0) writeFileSync(new URL('graphs.json', folder), toJson(graphs));
  console.log(`${id}: ${Object.keys(facts).length} facts${drawn > 0 ? `, ${drawn} graphs` : ''}`);
}

if (asked.length === 0) {
  const recorded: Record<string, RecordedError> = {};
  for (const page of errorPages) recorded[page.id] = await recordError(page);
  writeFileSync(new URL('../../content/reference/errors/recorded.json', import.meta.url), toJson(recorded));
  console.log(`errors: ${errorPages.length}`);
}
