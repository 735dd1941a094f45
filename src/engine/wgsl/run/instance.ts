/**
 * A program on given buffers, for a plan whose times are known: all that is encoded at a step is made here, and a step
 * makes nothing.
 */
import type { Calls } from "../../webgpu/bound.ts";
import type { Commands } from "../../webgpu/commands.ts";
import { makeBindGroup, makeBuffer, makeFilledBuffer } from "../../webgpu/gpu-objects.ts";
import { distinct, type Over, typesOf } from "../lower/dispatch.ts";
import type { Slabs } from "../lower/slabs.ts";
import type { Tensor } from "../lower/view.ts";
import { type Chunks, chunksOf } from "./chunks.ts";
import type { Program, Ready } from "./program.ts";

/** Rows computed at once; more where a batch has more pictures. */
const ROWS = 64;

export interface Ends {
  readonly x: GPUBuffer;
  readonly m: GPUBuffer;
}

/** Slabs of one size of batch, as buffers; no two steps run at once, so all instances share them. */
export interface Memory {
  readonly slabs: Slabs;
  readonly buffers: readonly GPUBuffer[];
}

interface Bound {
  readonly ready: Ready;
  readonly group: GPUBindGroup;
}

export class Instance {
  readonly #program: Program;
  readonly #batch: number;
  readonly #rowBuffers = new Map<Tensor, GPUBuffer>();
  readonly #rowOf: GPUBuffer;
  readonly #main: readonly Bound[];
  readonly #rows: readonly Bound[];
  readonly #capacity: number;
  /** Of one picture. */
  readonly #flops: number;
  #chunks: Chunks = { chunks: [], rowOf: new Uint32Array() };
  /** Of all chunks one after another, for each table. */
  #tables: readonly GPUBuffer[] = [];
  #indices: GPUBuffer | null = null;
  #chunk = -1;

  constructor(program: Program, ends: Ends, batch: number, memory: Memory) {
    const { gpu, dispatches, rows } = program;
    this.#program = program;
    this.#batch = batch;
    this.#capacity = Math.max(ROWS, batch);
    this.#flops = dispatches.reduce((sum, { dispatch }) => sum + dispatch.flops, 0);
    const { STORAGE, COPY_DST } = GPUBufferUsage;
    this.#rowOf = makeBuffer(gpu, `row of each picture [${batch}]`, batch * 4, STORAGE | COPY_DST);
    const buffer = (tensor: Tensor): GPUBufferBinding => {
      const { place } = tensor;
      if (place.kind === "x" || place.kind === "m") return { buffer: ends[place.kind] };
      if (place.kind === "weight") return { buffer: program.weights.get(tensor)! };
      if (place.kind === "row") return { buffer: this.#rowBuffer(tensor) };
      const { slab, offset, bytes } = memory.slabs.spots.get(tensor)!;
      return { buffer: memory.buffers[slab]!, offset, size: bytes };
    };
    const bound = (ready: Ready, over: Over): Bound => {
      const { reads, write } = ready.dispatch;
      const ends = [{ buffer: ready.sizes }, { buffer: this.#rowOf }];
      const all = [...distinct(reads).map(({ tensor }) => buffer(tensor)), buffer(write), ...ends];
      const resources = all.slice(0, typesOf(ready.dispatch, over).length);
      const entries = resources.map((resource, binding) => ({ binding, resource }));
      return { ready, group: makeBindGroup(gpu, ready.layout, entries) };
    };
    this.#main = dispatches.map((ready) => bound(ready, "pictures"));
    this.#rows = rows.map((ready) => bound(ready, "rows"));
  }

  #rowBuffer(tensor: Tensor): GPUBuffer {
    const { STORAGE, COPY_DST } = GPUBufferUsage;
    const made =
      this.#rowBuffers.get(tensor) ??
      makeBuffer(this.#program.gpu, "rows", this.#capacity * tensor.floats * 4, STORAGE | COPY_DST);
    this.#rowBuffers.set(tensor, made);
    return made;
  }

  /** Tells the times of a plan; before its first step. */
  plan(calls: Calls): void {
    const { gpu, tables } = this.#program;
    this.#forget();
    this.#chunks = chunksOf(calls, this.#batch, this.#capacity);
    this.#chunk = -1;
    const pairs = this.#chunks.chunks.flatMap((chunk) => chunk.pairs);
    this.#tables = tables.map(({ tensor, row }) => {
      const values = new Float32Array(Math.max(1, pairs.length) * tensor.floats);
      for (const [i, { t, label }] of pairs.entries()) values.set(row(t, label), i * tensor.floats);
      return makeFilledBuffer(gpu, "tables of the plan", values, GPUBufferUsage.COPY_SRC);
    });
    const rowOf = this.#chunks.rowOf.length > 0 ? this.#chunks.rowOf : new Uint32Array(1);
    this.#indices = makeFilledBuffer(gpu, "row of each picture and position", rowOf, GPUBufferUsage.COPY_SRC);
  }

  /** The network at a position of the plan. */
  encode(commands: Commands, position: number): void {
    this.#encodeRows(commands.encoder, position);
    commands.encoder.copyBufferToBuffer(this.#indices!, position * this.#batch * 4, this.#rowOf, 0, this.#batch * 4);
    let pass: GPUComputePassEncoder | null = null;
    let part = 0;
    for (const each of this.#main) {
      pass ??= commands.encoder.beginComputePass();
      dispatch(pass, each, this.#batch);
      part += each.ready.dispatch.flops / this.#flops;
      // All of it is no part: the sum of its shares may round to 1 or just below.
      if (commands.most === 1 || part < commands.most) continue;
      pass.end();
      commands.submit();
      pass = null;
      part = 0;
    }
    pass?.end();
  }

  /** One dispatch of an evaluation that was encoded before, so many times: what it takes by itself. */
  encodeAlone({ encoder }: Commands, index: number, times: number): void {
    const pass = encoder.beginComputePass();
    for (let i = 0; i < times; i++) dispatch(pass, this.#main[index]!, this.#batch);
    pass.end();
  }

  #encodeRows(commands: GPUCommandEncoder, position: number): void {
    const { chunks } = this.#chunks;
    const now = chunks.findLastIndex(({ from }) => from <= position);
    if (now === this.#chunk) return;
    this.#chunk = now;
    const before = chunks.slice(0, now).reduce((sum, { pairs }) => sum + pairs.length, 0);
    const count = chunks[now]!.pairs.length;
    for (const [i, { tensor }] of this.#program.tables.entries()) {
      const bytes = tensor.floats * 4;
      commands.copyBufferToBuffer(this.#tables[i]!, before * bytes, this.#rowBuffer(tensor), 0, count * bytes);
    }
    const pass = commands.beginComputePass();
    for (const each of this.#rows) dispatch(pass, each, count);
    pass.end();
  }

  #forget(): void {
    for (const table of this.#tables) table.destroy();
    this.#indices?.destroy();
  }

  dispose(): void {
    this.#forget();
    this.#rowOf.destroy();
    for (const buffer of this.#rowBuffers.values()) buffer.destroy();
  }
}

function dispatch(pass: GPUComputePassEncoder, { ready, group }: Bound, count: number): void {
  pass.setPipeline(ready.pipeline);
  pass.setBindGroup(0, group);
  const [x, y] = ready.dispatch.groups;
  pass.dispatchWorkgroups(x, y, count);
}
