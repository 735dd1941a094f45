/** What is written, run by onnxruntime, against the interpreter in float64: op by op, at odd sizes, three pictures. */
import { expect, test } from "vitest";
import { elements, type Graph } from "../graph.ts";
import { interpreter } from "../interpret/interpret.ts";
import { CASES, PICTURE, ramp, TIMES, WIDE, WITH_CLASSES } from "../testing/cases.ts";
import { onWasm } from "../testing/wasm.ts";

async function compare(graph: Graph, tolerance: number, half = false): Promise<void> {
  const input = ramp([3, ...PICTURE], 0.37);
  const index = Float32Array.of(0, 10, 4);
  const classes = graph.classes > 0 ? Float32Array.of(1, 0, 2) : undefined;
  const run = await onWasm(graph, { weights: half ? "float16" : "float32", times: TIMES });
  const found = await run(input, index, classes);
  const exact = await interpreter(graph);
  const width = elements(PICTURE);
  const expected = [...index].flatMap((i, k) => [
    ...exact({
      x: Float64Array.from(input.subarray(k * width, (k + 1) * width)),
      t: TIMES[i]!,
      ...(classes && { class: classes[k]! }),
    }),
  ]);
  expect(found.length).toBe(expected.length);
  for (const [i, value] of expected.entries())
    expect(Math.abs(found[i]! - value)).toBeLessThan(tolerance * (1 + Math.abs(value)));
}

test.each(Object.entries(CASES))("%s", (_, output) => compare({ picture: PICTURE, classes: 0, output }, 2e-5));

test("a class is a row of its table", () => compare(WITH_CLASSES, 2e-5));

test("weights in float16 are rounded once", () => compare(WIDE, 5e-3, true));
