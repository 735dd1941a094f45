/**
 * manifest.json: what must be known of a model before any of it is loaded. A manifest may come
 * from anywhere, so everything in it is checked here, once; the rest of the app trusts the type.
 */

import * as v from "valibot";
import { fromBase64 } from "../bytes/base64.ts";
import { MAX_SIDE } from "../bytes/picture-shape.ts";
import { wordsOf } from "../bytes/words-of.ts";
import { MAX_T } from "../diffusion/process.ts";
import type { ProcessSpec } from "../diffusion/spec.ts";
import { Fault } from "./fault.ts";

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const words = v.pipe(v.string(), v.nonEmpty());
const beta = v.pipe(v.number(), v.gtValue(0), v.ltValue(1));
const tensor = v.object({ name: words, type: v.literal("float32") });
/** A file beside the manifest: no folders, no other hosts. */
const fileName = v.pipe(v.string(), v.regex(/^[\w-][\w.-]*$/, "expected a plain file name"));

const schedule = v.variant("kind", [
  v.object({ kind: v.literal("linear"), beta_start: beta, beta_end: beta }),
  v.object({ kind: v.literal("scaled_linear"), beta_start: beta, beta_end: beta }),
  v.object({ kind: v.literal("quad"), beta_start: beta, beta_end: beta }),
  v.object({ kind: v.literal("const"), beta_end: beta }),
  v.object({ kind: v.literal("sigmoid"), beta_start: beta, beta_end: beta }),
  v.object({ kind: v.literal("cosine") }),
  v.object({ kind: v.literal("squaredcos_cap_v2") }),
  v.object({ kind: v.literal("given"), betas: v.array(beta) }),
]);

const manifestSchema = v.object({
  format: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "expected lower case letters, digits and hyphens")),
  title: words,
  /** What it is good for beyond its own kind: "photographs" where it has seen those. Others say nothing here. */
  traits: v.optional(v.array(words)),
  licence: words,
  provenance: v.object({ data: words, weights: words }),
  files: v.pipe(
    v.array(
      v.object({
        name: fileName,
        bytes: count(2 ** 31),
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits")),
      }),
    ),
    v.check((files) => files.filter((f) => f.name.endsWith(".onnx")).length === 1, "expected exactly one .onnx file"),
  ),
  tensors: v.object({ sample: tensor, timestep: tensor, class: v.optional(tensor), output: tensor }),
  image: v.object({
    width: count(MAX_SIDE),
    height: count(MAX_SIDE),
    channels: v.picklist([1, 3]),
    range: v.tuple([v.literal(-1), v.literal(1)]),
  }),
  diffusion: v.pipe(
    v.object({
      T: count(MAX_T),
      schedule,
      prediction: v.picklist(["epsilon", "sample", "v_prediction", "mean"]),
      variance: v.picklist(["fixed", "learned_range", "learned"]),
    }),
    v.check(({ T, schedule: s }) => s.kind !== "given" || s.betas.length === T, "expected T betas"),
  ),
  /** What its network can be told a picture is of; the label `null`, the one after the last, says nothing, where there is one. */
  classes: v.optional(
    v.pipe(
      v.object({ names: v.pipe(v.array(words), v.minLength(1), v.maxLength(10_000)), null: v.nullable(count(10_000)) }),
      v.check(({ names }) => new Set(names).size === names.length, "expected each name once"),
      v.check(
        ({ names, null: none }) => none === null || none === names.length,
        "expected null to be the label after the last",
      ),
    ),
  ),
  known: v.object({
    timestep: v.pipe(v.array(v.pipe(v.number(), v.minValue(0))), v.minLength(1), v.maxLength(16)),
    class: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(0)))),
    sample: v.string(),
    output: v.string(),
    tolerance: v.pipe(v.number(), v.gtValue(0), v.maxValue(0.1)),
  }),
  training: v.optional(v.record(v.string(), v.unknown())),
});

type Checked = v.InferOutput<typeof manifestSchema>;

/** One network evaluation and its right answer. */
export interface KnownAnswer {
  /** [K], the model's indices. */
  readonly timestep: Float32Array;
  /** [K], where the network knows classes. */
  readonly label: Float32Array | null;
  /** [K, C, H, W]. */
  readonly sample: Float32Array;
  /** [K, Cout, H, W]. */
  readonly output: Float32Array;
  /** Largest |difference| allowed, in standard deviations of the output. */
  readonly tolerance: number;
}

export interface Manifest extends Omit<Checked, "diffusion" | "classes" | "known"> {
  readonly diffusion: ProcessSpec;
  /** Names, in the order of their labels; the label after the last says none. Empty where it knows no classes. */
  readonly classes: readonly string[];
  /** It has to be told one of them: no label says none. */
  readonly needsClass?: true;
  readonly known: KnownAnswer;
}

/** How many channels the network gives: the prediction's, then as many of v or log σ² where it learned them. */
export function outputChannels({ image, diffusion }: Pick<Manifest, "image" | "diffusion">): number {
  return diffusion.variance === "fixed" ? image.channels : 2 * image.channels;
}

/** The one file that holds the network. */
export function networkFile({ files }: Pick<Manifest, "files">): Manifest["files"][number] {
  return files.find((file) => file.name.endsWith(".onnx"))!;
}

/** @throws Fault "manifest-invalid", naming the field, the value found and what was expected. */
export function parseManifest(text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Fault("manifest-invalid", `manifest.json is not JSON: ${wordsOf(error)}`);
  }
  const parsed = v.safeParse(manifestSchema, json, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const where = v.getDotPath(issue) ?? "the whole file";
    // Valibot's own sentences quote what came; ours say only what is expected.
    const found = issue.message.includes("eceived") ? "" : `, found ${issue.received}`;
    throw new Fault("manifest-invalid", `manifest.json: ${where}: ${issue.message}${found}`);
  }
  const { known, image, diffusion, classes, ...rest } = parsed.output;
  const pictures = known.timestep.length;
  const late = known.timestep.find((t) => t >= diffusion.T);
  if (late !== undefined) {
    throw new Fault("manifest-invalid", `manifest.json: known.timestep: ${late}, expected below T = ${diffusion.T}`);
  }
  const names = classes?.names ?? [];
  const needsClass = classes?.null === null;
  checkClasses(parsed.output, names.length, needsClass);
  const pixels = image.width * image.height;
  return {
    ...rest,
    image,
    diffusion,
    classes: names,
    ...(needsClass && { needsClass }),
    known: {
      timestep: Float32Array.from(known.timestep),
      label: known.class ? Float32Array.from(known.class) : null,
      sample: floats("known.sample", known.sample, pictures * image.channels * pixels),
      output: floats("known.output", known.output, pictures * outputChannels({ image, diffusion }) * pixels),
      tolerance: known.tolerance,
    },
  };
}

/** A network that knows classes has an input for them, and an answer that is known says of which it is. */
function checkClasses(
  { tensors, known }: Pick<Checked, "tensors" | "known">,
  classes: number,
  needsClass: boolean,
): void {
  const wrong = (what: string) => {
    throw new Fault("manifest-invalid", `manifest.json: ${what}`);
  };
  for (const [field, given] of [
    ["tensors.class", tensors.class],
    ["known.class", known.class],
  ] as const)
    if ((given !== undefined) !== classes > 0)
      wrong(classes > 0 ? `${field}: expected, since classes are named` : `${field}: no classes are named for it`);
  if (!known.class) return;
  const pictures = known.timestep.length;
  if (known.class.length !== pictures) wrong(`known.class: ${known.class.length} labels, expected ${pictures}`);
  const most = needsClass ? classes - 1 : classes;
  const unknown = known.class.find((label) => label > most);
  if (unknown !== undefined)
    wrong(`known.class: ${unknown}, expected at most ${most}${needsClass ? "" : ", which says no class"}`);
}

/** Base64 of little-endian float32. */
function floats(field: string, base64: string, length: number): Float32Array {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = fromBase64(base64, "json");
  } catch {
    throw new Fault("manifest-invalid", `manifest.json: ${field}: not base64: ${base64.slice(0, 24)}…`);
  }
  if (bytes.length !== length * 4) {
    throw new Fault("manifest-invalid", `manifest.json: ${field}: ${bytes.length} bytes, expected ${length * 4}`);
  }
  const view = new DataView(bytes.buffer);
  const values = Float32Array.from({ length }, (_, i) => view.getFloat32(i * 4, true));
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new Fault("manifest-invalid", `manifest.json: ${field}: value ${bad} is ${values[bad]}`);
  return values;
}
