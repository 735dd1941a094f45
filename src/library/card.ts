/** What the library knows of one of its models: what a list of models shows, and where each value is from. */
import * as v from "valibot";
import { CHANNELS } from "../bytes/picture-shape.ts";

/** How a value came to be: out of the file, from shapes, by the doctor's measurements, a default, or a person's word. */
const HOW = ["read", "inferred", "measured", "assumed", "chosen"] as const;

const text = v.pipe(v.string(), v.nonEmpty());
const size = v.pipe(v.number(), v.integer(), v.minValue(1));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const cardSchema = v.object({
  format: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^own-[0-9a-f]{16}$/)),
  title: text,
  /** ISO 8601, UTC. */
  added: text,
  /** Of the network's file. */
  bytes: size,
  sha256,
  /** Of the manifest's text; models of earlier versions of the page have none. */
  manifest: v.optional(sha256),
  width: size,
  height: size,
  channels: v.picklist(CHANNELS),
  /** The program that wrote what it was made from, as a person calls it. */
  family: text,
  /** Where in that file the weights stood. */
  from: text,
  /** What it was made from. */
  source: v.array(v.object({ name: text, bytes: size, sha256 })),
  /** Where that was fetched from. */
  address: v.optional(text),
  /** What a person said of it, where the files did not or were overruled. */
  answers: v.record(v.string(), v.string()),
  facts: v.array(v.object({ name: text, value: v.string(), how: v.picklist(HOW), from: v.string() })),
});

export type Card = v.InferOutput<typeof cardSchema>;

/** Null where it is none, or of a later version. */
export function readCard(json: string): Card | null {
  try {
    const parsed = v.safeParse(cardSchema, JSON.parse(json));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
