import { lengthOfSigned, lengthOfU32 } from '../wasm/leb128.ts';
import { addedFunctions, exportPrefixLength, sectionId, type ModuleInfo, type Span } from '../wasm/moduleInfo.ts';
import type { FunctionAnalysis } from './functionAnalysis.ts';
import { pointKind } from './gasPoints.ts';
import type { InstructionCosts } from './instructionCosts.ts';
import type { FunctionShape } from './functionShape.ts';

const header = 8;
/** The memory of 1024 to 2048 pages, and its export's name and that of the gas left. */
const memorySection = 8;
const memoryExport = 'memory'.length + 3;
const gasExport = 'remaining_gas'.length + 2;
const startExport = 'start'.length + 2;
/** Module name, the three names with their lengths, kinds and one-byte type indices apart. */
const addedImports = 3 * (1 + 'internal'.length) + 3 + 25 + 27 + 15 + 3;

const section = (content: number): number => 1 + lengthOfU32(content) + content;

/**
 * Counts how long the module would be that nearcore makes of a contract; ours is another, but its limit is nearcore's.
 * @see nearcore runtime/near-vm-runner/src/prepare/instrument_v3.rs
 */
export class InstrumentedLength {
  private readonly costs: InstructionCosts;
  private bodies = 0;
  private functions = 0;

  constructor(costs: InstructionCosts) {
    this.costs = costs;
  }

  addFunction(info: ModuleInfo, shape: FunctionShape, analysis: FunctionAnalysis): void {
    const gasGlobal = 1 + lengthOfU32(info.globals.length);
    const stackGlobal = 1 + lengthOfU32(info.globals.length + 1);
    const { frameSize, localCount, localGroups, localGroupCount, code } = shape;
    const takeStack = 2 * stackGlobal + 15 + lengthOfSigned(frameSize + analysis.stack.maxSize);
    const locals = lengthOfU32(localGroupCount + 2) + localGroups.end - localGroups.start + 4;
    const entry = 2 + takeStack + this.charge(Math.ceil(frameSize / 8), gasGlobal);
    const exits = (1 + analysis.returns) * takeStack + 1;
    const instructions = code.end - code.start + analysis.indexGrowth;
    const body = locals + entry + exits + instructions + this.charges(analysis, gasGlobal, localCount);
    this.bodies += lengthOfU32(body) + body;
    this.functions++;
  }

  private charges({ points }: FunctionAnalysis, gasGlobal: number, localCount: number): number {
    let length = 0;
    for (let i = 0; i < points.count; i++) {
      const kind = points.kinds[i]!;
      if (kind === pointKind.bulk) length += this.chargeBulk(points.units[i]!, gasGlobal, localCount);
      else if (kind !== pointKind.unreachable && points.units[i]! > 0)
        length += this.charge(points.units[i]!, gasGlobal);
    }
    return length;
  }

  private charge(units: number, gasGlobal: number): number {
    return 3 * gasGlobal + 3 * (1 + lengthOfSigned(units * this.costs.regular)) + 9;
  }

  private chargeBulk(units: number, gasGlobal: number, localCount: number): number {
    const { linearUnit, linearBase, regular } = this.costs;
    const costLocal = 1 + lengthOfU32(localCount);
    const countLocal = 1 + lengthOfU32(localCount + 1);
    const constants = 2 + lengthOfSigned(linearUnit) + lengthOfSigned(linearBase + units * regular);
    return 2 * countLocal + 3 * costLocal + 3 * gasGlobal + constants + 34;
  }

  /** The whole module's length, once all functions are added. */
  total(info: ModuleInfo): number {
    const { sections } = info;
    const imports = sections.has(sectionId.import) || this.functions > 0;
    const globals = sections.has(sectionId.global) || this.functions > 0;
    const raw = (id: number): number => {
      const span = sections.get(id);
      return span ? section(span.end - span.start) : 0;
    };
    let length = header + memorySection + this.types(info, imports);
    if (imports) length += this.imports(info);
    if (info.functions.length > info.imports.length) length += raw(sectionId.function);
    length += raw(sectionId.table);
    if (globals) length += this.globals(info);
    length += this.exports(info, globals);
    if (info.elements > 0) length += section(contentLength(sections.get(sectionId.element)) + info.elementGrowth);
    length += raw(sectionId.dataCount) + raw(sectionId.data);
    if (this.functions > 0) length += section(lengthOfU32(this.functions) + this.bodies);
    return length;
  }

  private types({ types }: ModuleInfo, added: boolean): number {
    const count = types.length + (added ? 2 : 0);
    if (count === 0) return 0;
    let content = lengthOfU32(count) + (added ? 7 : 0);
    for (const { params, results } of types) content += 2 + lengthOfU32(params.length) + params.length + results.length;
    return section(content);
  }

  private imports(info: ModuleInfo): number {
    const span = info.sections.get(sectionId.import);
    const count = info.imports.length;
    const own = span ? contentLength(span) - lengthOfU32(count) : 0;
    const typeIndices = lengthOfU32(info.types.length) * 2 + lengthOfU32(info.types.length + 1);
    return section(lengthOfU32(count + addedFunctions) + own + addedImports + typeIndices);
  }

  private globals(info: ModuleInfo): number {
    const span = info.sections.get(sectionId.global);
    const count = info.globals.length;
    const own = span ? contentLength(span) - lengthOfU32(count) : 0;
    return section(lengthOfU32(count + 2) + own + info.globalGrowth + 12);
  }

  private exports(info: ModuleInfo, gas: boolean): number {
    let count = 1 + (gas ? 1 : 0) + (info.start === undefined ? 0 : 1);
    let content = memoryExport;
    if (gas) content += gasExport + lengthOfU32(info.globals.length);
    if (info.start !== undefined) content += startExport + lengthOfU32(info.start + addedFunctions);
    for (const { kind, index, nameLength } of info.exports) {
      if (kind === 2) continue;
      count++;
      const name = nameLength + exportPrefixLength;
      content += lengthOfU32(name) + name + 1 + lengthOfU32(kind === 0 ? index + addedFunctions : index);
    }
    return section(lengthOfU32(count) + content);
  }
}

const contentLength = (span: Span | undefined): number => (span ? span.end - span.start : 0);
