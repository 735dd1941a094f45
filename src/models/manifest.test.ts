import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Fault } from "./fault.ts";
import { networkFile, outputChannels, parseManifest } from "./manifest.ts";

const text = readFileSync("models/faces-32/manifest.json", "utf8");
type Json = Record<string, unknown>;

/** The shipped manifest with one thing changed. */
function changed(
  change: (manifest: Json & { image: Json; diffusion: Json; known: Json; files: Json[] }) => void,
): string {
  const manifest = JSON.parse(text);
  change(manifest);
  return JSON.stringify(manifest);
}

function refusal(json: string): string {
  try {
    parseManifest(json);
  } catch (error) {
    expect(error).toBeInstanceOf(Fault);
    expect((error as Fault).code).toBe("manifest-invalid");
    return (error as Fault).message;
  }
  throw new Error("the manifest was accepted");
}

describe("the shipped manifest", () => {
  it("may say what its model has seen", () => {
    expect(parseManifest(text).traits).toBeUndefined();
    expect(parseManifest(changed((manifest) => Object.assign(manifest, { traits: ["photographs"] }))).traits).toEqual([
      "photographs",
    ]);
    expect(refusal(changed((manifest) => Object.assign(manifest, { traits: "photographs" })))).toContain("traits");
  });

  it("reads", () => {
    const manifest = parseManifest(text);
    expect(manifest.diffusion).toMatchObject({ T: 1000, prediction: "epsilon", variance: "learned_range" });
    expect(outputChannels(manifest)).toBe(6);
    expect(networkFile(manifest).name).toBe("unet.onnx");
    expect(manifest.known.sample.length).toBe(manifest.known.timestep.length * 3 * 32 * 32);
  });
});

/** A manifest of a network that knows classes, with one thing changed. */
function classy(change: (manifest: Json & { classes: Json; tensors: Json; known: Json }) => void): string {
  const manifest = JSON.parse(readFileSync("src/engine/fixtures/classes-8/manifest.json", "utf8"));
  change(manifest);
  return JSON.stringify(manifest);
}

describe("classes", () => {
  it("are read by their names; a model without them has none", () => {
    const manifest = parseManifest(classy(() => {}));
    expect(manifest.classes).toEqual(["cat", "dog", "owl"]);
    expect([...manifest.known.label!]).toEqual([1, 3]);
    expect(manifest.tensors.class).toEqual({ name: "class", type: "float32" });
    expect(parseManifest(text)).toMatchObject({ classes: [], known: { label: null } });
  });

  it.each([
    ["no names", classy((m) => Object.assign(m.classes, { names: [] })), /classes\.names/],
    ["a name twice", classy((m) => Object.assign(m.classes, { names: ["a", "a", "b"] })), /classes.*each name once/],
    ["another null", classy((m) => Object.assign(m.classes, { null: 2 })), /classes.*the label after the last/],
    ["no input for them", classy((m) => Reflect.deleteProperty(m.tensors, "class")), /tensors\.class: expected/],
    ["an input for none", classy((m) => Reflect.deleteProperty(m, "classes")), /tensors\.class: no classes/],
    ["no known label", classy((m) => Reflect.deleteProperty(m.known, "class")), /known\.class: expected/],
    ["too few labels", classy((m) => Object.assign(m.known, { class: [1] })), /known\.class: 1 labels, expected 2/],
    [
      "an unknown label",
      classy((m) => Object.assign(m.known, { class: [1, 4] })),
      /known\.class: 4, expected at most 3/,
    ],
  ])("%s", (_, json, words) => {
    expect(refusal(json)).toMatch(words);
  });
});

describe("a broken manifest says which field, what it found and what it wants", () => {
  const cases: [string, string, RegExp][] = [
    ["not JSON", "{", /not JSON/],
    ["a list", "[]", /whole file|expected/i],
    ["another format", changed((m) => Object.assign(m, { format: 2 })), /format.*2/],
    ["no id", changed((m) => Reflect.deleteProperty(m, "id")), /id/],
    ["a sha256 that is none", changed((m) => Object.assign(m.files[0]!, { sha256: "abc" })), /sha256.*abc/],
    ["no bytes", changed((m) => Object.assign(m.files[0]!, { bytes: 0 })), /bytes/],
    ["no network", changed((m) => Object.assign(m, { files: [] })), /files/],
    ["a path in a name", changed((m) => Object.assign(m.files[0]!, { name: "../unet.onnx" })), /name.*\.\./],
    ["two channels", changed((m) => Object.assign(m.image, { channels: 2 })), /channels.*2/],
    ["an unknown schedule", changed((m) => Object.assign(m.diffusion, { schedule: { kind: "wavy" } })), /schedule/],
    ["an unknown prediction", changed((m) => Object.assign(m.diffusion, { prediction: "noise" })), /prediction.*noise/],
    ["T below 1", changed((m) => Object.assign(m.diffusion, { T: 0 })), /T/],
    ["an index beyond T", changed((m) => Object.assign(m.known, { timestep: [20, 1000] })), /timestep.*1000/],
    ["a short known answer", changed((m) => Object.assign(m.known, { sample: "AAAA" })), /known\.sample.*3 bytes/],
    ["no base64", changed((m) => Object.assign(m.known, { output: "%%%%" })), /known\.output.*base64/],
  ];
  it.each(cases)("%s", (_, json, words) => {
    expect(refusal(json)).toMatch(words);
  });
});
