/**
 * manifest.json: what must be known of a model before any of it is loaded. A manifest may come
 * from anywhere, so everything in it is checked here, once; the rest of the app trusts the type.
 */

import * as v from "valibot";
import { fromBase64 } from "../bytes/base64.ts";
import { CHANNELS, MAX_SIDE } from "../bytes/picture-shape.ts";
import { filled, type WordedValues } from "../bytes/worded.ts";
import { wordsOf } from "../bytes/words-of.ts";
import { MAX_T } from "../diffusion/process.ts";
import type { ProcessSpec } from "../diffusion/spec.ts";
import { Fault } from "./fault.ts";
import { MANIFEST } from "./sentences.ts";

type Sentence = keyof typeof MANIFEST;

/** Its sentence has a name and values, so that whoever shows it can say it in another language. */
export class ManifestFault extends Fault {
  readonly id: Sentence;
  readonly values: WordedValues;

  constructor(id: Sentence, values: WordedValues = {}, detail?: string) {
    super("manifest-invalid", filled(MANIFEST[id], values), detail);
    this.id = id;
    this.values = values;
  }
}

/** What valibot says where a check fails: the name of our sentence. */
const sentence = (id: Sentence) => id;

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const words = v.pipe(v.string(), v.nonEmpty());
const beta = v.pipe(v.number(), v.gtValue(0), v.ltValue(1));
const tensor = v.object({ name: words, type: v.literal("float32") });
/** A file beside the manifest: no folders, no other hosts. */
const fileName = v.pipe(v.string(), v.regex(/^[\w-][\w.-]*$/, sentence("manifest.name")));

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
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, sentence("manifest.id"))),
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
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, sentence("manifest.sha256"))),
      }),
    ),
    v.check((files) => files.filter((f) => f.name.endsWith(".onnx")).length === 1, sentence("manifest.onnx")),
  ),
  tensors: v.object({ sample: tensor, timestep: tensor, class: v.optional(tensor), output: tensor }),
  image: v.object({
    width: count(MAX_SIDE),
    height: count(MAX_SIDE),
    channels: v.picklist(CHANNELS),
    range: v.tuple([v.literal(-1), v.literal(1)]),
  }),
  diffusion: v.pipe(
    v.object({
      T: count(MAX_T),
      schedule,
      prediction: v.picklist(["epsilon", "sample", "v_prediction", "mean"]),
      variance: v.picklist(["fixed", "learned_range", "learned"]),
    }),
    v.check(({ T, schedule: s }) => s.kind !== "given" || s.betas.length === T, sentence("manifest.betas")),
  ),
  /** What its network can be told a picture is of; the label `null`, the one after the last, says nothing, where there is one. */
  classes: v.optional(
    v.pipe(
      v.object({ names: v.pipe(v.array(words), v.minLength(1), v.maxLength(10_000)), null: v.nullable(count(10_000)) }),
      v.check(({ names }) => new Set(names).size === names.length, sentence("manifest.once")),
      v.check(({ names, null: none }) => none === null || none === names.length, sentence("manifest.null")),
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

/** @throws ManifestFault, naming the field, the value found and what was expected. */
export function parseManifest(text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ManifestFault("manifest.json", {}, wordsOf(error));
  }
  if (Array.isArray(json)) throw new ManifestFault("manifest.whole", { found: "Array", expected: "Object" });
  const parsed = v.safeParse(manifestSchema, json, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const { message, received: found, expected } = issue;
    const where = v.getDotPath(issue);
    if (message in MANIFEST) throw new ManifestFault(message as Sentence, { where: where ?? "", found });
    if (where === null) throw new ManifestFault("manifest.whole", { found, expected: expected ?? "" });
    if (found === "undefined") throw new ManifestFault("manifest.missing", { where });
    // Valibot's own sentences are English; what they say is in the two.
    throw new ManifestFault("manifest.field", { where, found, expected: expected ?? "" });
  }
  const { known, image, diffusion, classes, ...rest } = parsed.output;
  const pictures = known.timestep.length;
  const late = known.timestep.find((t) => t >= diffusion.T);
  if (late !== undefined) {
    throw new ManifestFault("manifest.late", { where: "known.timestep", t: late, T: diffusion.T });
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
  for (const [field, given] of [
    ["tensors.class", tensors.class],
    ["known.class", known.class],
  ] as const) {
    if ((given !== undefined) === classes > 0) continue;
    throw new ManifestFault(classes > 0 ? "manifest.classWanted" : "manifest.classUnknown", { where: field });
  }
  if (!known.class) return;
  const [where, expected] = ["known.class", known.timestep.length];
  const { length: count } = known.class;
  if (count !== expected) throw new ManifestFault("manifest.labels", { where, count, expected });
  const most = needsClass ? classes - 1 : classes;
  const unknown = known.class.find((label) => label > most);
  if (unknown === undefined) return;
  throw new ManifestFault(needsClass ? "manifest.label" : "manifest.labelOrNone", { where, label: unknown, most });
}

/** Base64 of little-endian float32. */
function floats(where: string, base64: string, length: number): Float32Array {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = fromBase64(base64, "json");
  } catch {
    throw new ManifestFault("manifest.base64", { where, found: `${base64.slice(0, 24)}…` });
  }
  if (bytes.length !== length * 4) {
    throw new ManifestFault("manifest.length", { where, bytes: bytes.length, expected: length * 4 });
  }
  const view = new DataView(bytes.buffer);
  const values = Float32Array.from({ length }, (_, i) => view.getFloat32(i * 4, true));
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new ManifestFault("manifest.value", { where, at: bad, value: String(values[bad]) });
  return values;
}
