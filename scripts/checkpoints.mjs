/**
 * `npm run reference -- --checkpoints DIR`: every case under DIR read by the page's own code, its network computed by
 * the float64 interpreter, compiled to ONNX by onnxruntime's wasm, and by our engine on WebGPU (Dawn's, where that
 * finds an adapter), and compared with what its program made of the same input. What a case says can't be told from its
 * file comes from its `args`. Exits with 1 if any is wrong.
 */
import { openAsBlob, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { createServer } from "vite";
import { processOf, schedulers } from "./checkpoints-process.mjs";

const TOLERANCE = 1e-4;

const COMPARE = {
  "torch containers": containers,
  "diffusers schedulers": async (code, folder, name) => schedulers(code, folder, name, await filesOf(folder)),
};
/** Left out in words, for now. */
const REFUSED = ["k-diffusion image_v1"];

export async function compareCheckpoints(directory) {
  const vite = await createServer({
    server: { middlewareMode: true, ws: false },
    appType: "custom",
    logLevel: "error",
  });
  try {
    const load = (path) => vite.ssrLoadModule(path);
    const code = {
      ...(await load("/src/formats/open.ts")),
      ...(await load("/src/formats/process/imported.ts")),
      ...(await load("/src/formats/process/notes.ts")),
      ...(await load("/src/formats/process/scheduler.ts")),
      ...(await load("/src/diffusion/schedule.ts")),
      ...(await load("/src/formats/onnx/open.ts")),
      ...(await load("/src/formats/onnx/read.ts")),
      ...(await load("/src/formats/refusal.ts")),
      ...(await load("/src/formats/safetensors/safetensors.ts")),
      ...(await load("/src/formats/torch/torch.ts")),
      ...(await load("/src/formats/torch/tree.ts")),
      ...(await load("/src/graph/interpret/interpret.ts")),
      ...(await load("/src/graph/testing/wasm.ts")),
      ...(await load("/src/engine/engine.ts")),
      ...(await load("/src/engine/wgsl/lower/target.ts")),
      ...(await load("/src/engine/wgsl/testing/dawn.ts")),
      ...(await load("/src/engine/wgsl/testing/evaluate.ts")),
      Unreadable: (await load("/src/formats/refusal.ts")).Refusal,
    };
    code.dawn = await code.openDawn();
    const rows = [];
    for (const name of readdirSync(directory).sort()) {
      const folder = join(directory, name);
      if (!statSync(folder).isDirectory()) continue;
      const found = JSON.parse(readFileSync(join(folder, "case.json"), "utf8"));
      const compare = COMPARE[found.family] ?? network;
      rows.push(...(await compare(code, folder, name, found)));
      for (const row of rows.slice(-20)) if (!row.printed) print(row);
    }
    return rows.every(({ verdict }) => !verdict.startsWith("wrong"));
  } finally {
    await vite.close();
  }
}

function print(row) {
  row.printed = true;
  const { name, family, found, difference, onWasm, onGpu, verdict } = row;
  const said = (engine, on) =>
    on === undefined ? "" : `, ${engine} ${typeof on === "string" ? on : on.toExponential(2)}`;
  const [wasm, gpu] = [said("wasm", onWasm), said("WebGPU", onGpu)];
  const largest = difference === undefined ? "" : `float64 ${difference.toExponential(2)}${wasm}${gpu}  `;
  console.log(`${name.padEnd(30)}  ${family.padEnd(42)}  ${largest}${verdict}${found ? `  (${found})` : ""}`);
}

/** The files of a case as a person would have them. */
async function filesOf(folder, of = () => true) {
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(folder, path).replaceAll("\\", "/");
    if (!entry.isFile() || /^(case\.json|io\.safetensors|expected\.json)$/.test(name) || !of(name)) continue;
    files.set(name, await openAsBlob(path));
  }
  return files;
}

const inputsOf = async ({ readSafetensors }, folder) =>
  (await readSafetensors(await openAsBlob(join(folder, "io.safetensors")))).tensors;

async function network(code, folder, name, found) {
  const row = { name, family: found.family };
  try {
    const io = await inputsOf(code, folder);
    const choices = choicesOf(found, io.get("x").shape);
    const { graph, wrong } = await graphOf(
      code,
      await filesOf(folder, (file) => isOf(found, file)),
      found,
      choices,
      row,
    );
    if (wrong.length > 0) return [{ ...row, verdict: `wrong: ${wrong.join(", ")}` }];
    const [x, t, y, out, shown] = await Promise.all(
      ["x", "t", "y", "out", "x_self_cond"].map((key) => io.get(key)?.read()),
    );
    const run = await code.interpreter(graph);
    const width = x.length / t.length;
    const part = (values, i) => values && Float64Array.from(values.slice(i * width, (i + 1) * width));
    const ours = [...t].flatMap((t, i) => [...run({ x: part(x, i), t, class: y?.[i], guess: part(shown, i) })]);
    const exact = judged(ours, out);
    // What no sampler of ours gives, the x̂₀ of the step before, has no place in a compiled file.
    const none = "not compiled";
    if (shown) return [{ ...row, ...exact, onWasm: none, onGpu: none, found: `${row.found}; self-conditioned` }];
    const wasm = await code.onWasm(graph, { weights: "float32", times: t });
    const compiled = judged(
      [
        ...(await wasm(
          x,
          Float32Array.from(t, (_, i) => i),
          y,
        )),
      ],
      out,
    );
    const gpu = await onGpu(code, graph, { x, t, y, out });
    const verdict = [exact, compiled, gpu].map((each) => each.verdict).find((each) => each !== "right") ?? "right";
    return [{ ...row, difference: exact.difference, onWasm: compiled.difference, onGpu: gpu.difference, verdict }];
  } catch (error) {
    if (!(error instanceof code.Unreadable)) return [{ ...row, verdict: `wrong: ${error.stack}` }];
    const meant = name.startsWith("refuse-") || REFUSED.includes(found.family);
    return [{ ...row, verdict: `${meant ? "refused as it should be" : "wrong: refused"}: ${error.message}` }];
  }
}

/** Without an adapter nothing is compared, and that is said. What our engine has no kernel for it says, and another runs it. */
async function onGpu({ dawn, evaluator, targetOf, Refusal }, graph, { x, t, y, out }) {
  if (!dawn) return { difference: "no adapter", verdict: "right" };
  try {
    const evaluate = await evaluator(dawn.gpu, graph, { target: targetOf(dawn.gpu) });
    return judged([...(await evaluate({ x, t: [...t], ...(y && { labels: [...y] }) }))], out);
  } catch (error) {
    if (error instanceof Refusal) return { difference: error.message, verdict: "right" };
    throw error;
  }
}

/** A case's file, what lies beside it, and what describes it. */
const isOf = ({ file, external }, name) =>
  !file || name === file || external?.includes(name) || /\.(json|yml)$/.test(name);

async function graphOf(code, files, found, choices, row) {
  const onnx = await code.openOnnx(files);
  if (onnx) {
    row.found = `opset ${onnx.model.opset}, ${onnx.model.nodes.length} nodes`;
    return { graph: await code.graphOf(onnx.model, choices.size), wrong: [] };
  }
  const checkpoint = await code.openCheckpoint(files);
  row.family = checkpoint.family.title;
  const { words, wrong } = await processOf(code, checkpoint, choices, found);
  row.found = `weights from ${checkpoint.from}; ${words}`;
  return { graph: code.networkOf(checkpoint, choices), wrong };
}

function judged(ours, out) {
  const mean = out.reduce((sum, v) => sum + v, 0) / out.length;
  const deviation = Math.sqrt(out.reduce((sum, v) => sum + (v - mean) ** 2, 0) / out.length);
  if (ours.length !== out.length) return { verdict: `wrong: ${ours.length} values, expected ${out.length}` };
  const difference = Math.max(...ours.map((v, i) => Math.abs(v - out[i]))) / deviation;
  return { difference, verdict: difference <= TOLERANCE ? "right" : "wrong" };
}

/** What a person or the doctor would say of it. */
function choicesOf({ args, era }, [, , height, width]) {
  const unet = args?.unet ?? args ?? {};
  return {
    size: { width, height },
    heads: unet.num_heads,
    headChannels: unet.num_head_channels > 0 ? unet.num_head_channels : undefined,
    newAttentionOrder: unet.use_new_attention_order,
    groups: unet.resnet_block_groups,
    // Elsewhere the file's names leave one.
    ...(era?.same_names_in && { era: eraOf(era) }),
  };
}

const eraOf = ({ full_attention, linear_attention, convolutions_of_blocks }) => ({
  cosine: Number(/^cosine, scale (\d+)/.exec(full_attention)?.[1] ?? Number.NaN) || null,
  dividedByPixels: linear_attention !== "v",
  standardised: convolutions_of_blocks === "weight-standardised",
});

/** Small files of every kind of container: the values in them, or why they are refused. */
async function containers(code, folder, name) {
  const io = await inputsOf(code, folder);
  const rows = [];
  for (const [file, blob] of await filesOf(folder)) {
    const row = { name: file, family: name };
    try {
      const tree = file.endsWith(".safetensors")
        ? (await code.readSafetensors(blob)).tensors
        : await code.readTorch(blob);
      const expected = [...io].filter(([key]) => key.startsWith(`${file}|`));
      let verdict = file.startsWith("refuse-") || expected.length === 0 ? "wrong: taken" : "right";
      for (const [key, weight] of expected) {
        const values = await (await follow(code, tree, key.slice(file.length + 1)))?.read();
        const wanted = await weight.read();
        if (!values || values.length !== wanted.length || values.some((v, i) => !Object.is(v, wanted[i]))) {
          verdict = `wrong: ${key}`;
        }
      }
      rows.push({ ...row, found: `${expected.length} tensors`, verdict });
    } catch (error) {
      const refused = error instanceof code.Unreadable;
      const meant = file.startsWith("refuse-") || file === "torchscript.pt";
      rows.push({
        ...row,
        verdict: `${refused && meant ? "refused as it should be" : "wrong"}: ${refused ? error.message : error.stack}`,
      });
    }
  }
  return rows;
}

/** A tensor by its keys joined by dots, some of which have dots themselves. */
function follow({ isWeight, isDictionary }, tree, path) {
  if (isWeight(tree)) return path === "" ? tree : undefined;
  const entries = isDictionary(tree) ? [...tree] : Array.isArray(tree) ? tree.map((each, i) => [String(i), each]) : [];
  for (const [key, each] of entries) {
    if (path !== key && !path.startsWith(`${key}.`)) continue;
    const found = follow({ isWeight, isDictionary }, each, path.slice(key.length + 1));
    if (found) return found;
  }
  return undefined;
}
