import { expect, test } from "vitest";
import { readInfo } from "./found.ts";
import { placeOf } from "./place.ts";

const COMMIT = "267b167dc01f0e4e61923ea244e8b988f84deb80";
const WEIGHTS = "diffusion_pytorch_model.safetensors";
const HASH = "a".repeat(64);

const place = (text: string) => placeOf(text) as Extract<ReturnType<typeof placeOf>, { kind: "hub" }>;

/** As the Hub writes it: large files are in LFS, with their sha256. */
function info(names: readonly string[], more: object = {}): string {
  const siblings = names.map((rfilename) =>
    /json|md$/.test(rfilename) ? { rfilename, size: 880 } : { rfilename, size: 4_290_000, lfs: { sha256: HASH } },
  );
  return JSON.stringify({ id: "a/b", sha: COMMIT, private: false, gated: false, tags: [], siblings, ...more });
}

const choices = (names: readonly string[], text = "a/b") =>
  readInfo(info(names), place(text))!.choices.map(({ files }) => files.map(({ path }) => path));

test("what is there is of one commit, with sizes, what is promised of them, and the licence", () => {
  const found = readInfo(info(["config.json", WEIGHTS, "README.md"], { cardData: { license: "mit" } }), place("a/b"))!;
  expect(found).toMatchObject({ title: "b", commit: COMMIT, licence: "mit", gated: false, refused: null });
  expect(found.address).toBe(`https://huggingface.co/a/b/tree/${COMMIT}`);
  expect(found.choices).toEqual([
    {
      weights: WEIGHTS,
      address: found.address,
      files: [
        {
          path: WEIGHTS,
          url: `https://huggingface.co/a/b/resolve/${COMMIT}/${WEIGHTS}`,
          bytes: 4_290_000,
          sha256: HASH,
        },
        {
          path: "config.json",
          url: `https://huggingface.co/a/b/resolve/${COMMIT}/config.json`,
          bytes: 880,
          sha256: null,
        },
      ],
    },
  ]);
  expect(readInfo(info([], { tags: ["license:apache-2.0"], gated: "manual" }), place("a/b"))).toMatchObject({
    licence: "apache-2.0",
    gated: true,
    choices: [],
  });
});

test("of the same network the likeliest form comes first, with what belongs to it and nothing else", () => {
  const flat = [
    "README.md",
    "config.json",
    "diffusion_pytorch_model.bin",
    WEIGHTS,
    "scheduler_config.json",
    "optimizer.bin",
  ];
  expect(choices(flat)).toEqual([
    [WEIGHTS, "config.json", "scheduler_config.json"],
    ["diffusion_pytorch_model.bin", "config.json", "scheduler_config.json"],
  ]);
  const pipeline = ["model_index.json", "scheduler/scheduler_config.json", "samples/a.json"];
  const unets = ["unet", "unet_ema"].flatMap((at) => [`${at}/config.json`, `${at}/${WEIGHTS}`]);
  expect(choices([...pipeline, ...unets])).toEqual([
    [`unet/${WEIGHTS}`, "model_index.json", "scheduler/scheduler_config.json", "unet/config.json"],
    [`unet_ema/${WEIGHTS}`, "model_index.json", "scheduler/scheduler_config.json", "unet_ema/config.json"],
  ]);
  const { choices: both } = readInfo(info(unets), place("a/b"))!;
  expect(both[1]?.address).toBe(`https://huggingface.co/a/b/tree/${COMMIT}/unet_ema/${WEIGHTS}`);
  expect(readInfo(info(unets), place(both[1]!.address))!.choices).toEqual([both[1]]);
  const folder = `https://huggingface.co/a/b/tree/main/unet_ema`;
  expect(choices([...pipeline, ...unets], folder).map(([weights]) => weights)).toEqual([`unet_ema/${WEIGHTS}`]);
});

test("all parts of a sharded model, with the index that names them, and what an ONNX file keeps outside itself", () => {
  const parts = [1, 2].map((n) => `diffusion_pytorch_model-0000${n}-of-00002.safetensors`);
  const index = "diffusion_pytorch_model.safetensors.index.json";
  expect(choices(["config.json", ...parts, index])).toEqual([[...parts, "config.json", index]]);
  expect(choices([index, "config.json", WEIGHTS])).toEqual([[WEIGHTS, "config.json"]]);
  expect(choices(["model.onnx", "model.onnx.data", "other.onnx.data"])).toEqual([["model.onnx", "model.onnx.data"]]);
});

test("a diffusion of latents is told from its folders; what the Hub would not say is none", () => {
  const latent = info(["unet/config.json", `unet/${WEIGHTS}`, "vae/config.json"]);
  expect(readInfo(latent, place("a/b"))?.refused).toBe("latent");
  expect(readInfo(latent, place("https://hf.co/a/b/tree/main/unet"))?.refused).toBeNull();
  for (const json of ["", "[]", "<html>", info(["../x.bin"]), info([], { sha: "main" })])
    expect(readInfo(json, place("a/b")), json).toBeNull();
});
