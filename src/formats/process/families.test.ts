/** What each program's files say of its process. */
import { describe, expect, test } from "vitest";
import type { ScheduleSpec } from "../../diffusion/process.ts";
import { betasOf, scheduleOf } from "../../diffusion/schedule.ts";
import type { Weight } from "../../graph/graph.ts";
import { given } from "../../graph/weights.ts";
import { ermongroup } from "../families/ermongroup.ts";
import { lucidrains } from "../families/lucidrains.ts";
import { tqch } from "../families/tqch.ts";
import { w86763777 } from "../families/w86763777.ts";
import { Names } from "../names.ts";
import { whatElse } from "../others.ts";
import { refusal } from "../refusal.ts";
import type { Tree } from "../torch/tree.ts";
import { given as givenBetas } from "./schedules.ts";

const none = new Names(new Map());
const row = (name: string, values: ArrayLike<number>): [string, Weight] => [
  name,
  given(name, [values.length], Float32Array.from(values)),
];

describe("denoising-diffusion-pytorch's buffers", () => {
  const fileOf = (spec: ScheduleSpec, T: number, weigh?: (snr: number) => number): Tree => {
    const betas = betasOf(spec, T);
    const alphas = scheduleOf(betas).alphasCumprod;
    const weights = weigh
      ? [
          row(
            "ema_model.loss_weight",
            alphas.map((a) => weigh(a / (1 - a))),
          ),
        ]
      : [];
    return new Map<string, Tree>([
      ["opt", [0.9, 0.99]],
      ["ema", new Map([row("ema_model.betas", betas), ...weights])],
    ]);
  };

  test.each([
    ["epsilon", (snr: number) => Math.min(snr, 5) / snr],
    ["epsilon", () => 1],
    ["sample", (snr: number) => snr],
    ["v_prediction", (snr: number) => Math.min(snr, 5) / (snr + 1)],
  ] as const)("the loss's weights tell %s", async (prediction, weigh) => {
    const tree = fileOf({ kind: "cosine" }, 400, weigh);
    const says = await lucidrains.process({ names: none, tree, notes: new Map() });
    expect(says.prediction).toEqual({ value: prediction, how: "inferred", from: "loss_weight" });
    expect(says.T).toEqual({ value: 400, how: "read", from: "betas" });
    expect(says.schedule.value).toEqual({ kind: "cosine" });
  });

  test("a schedule of no name comes as it is, and without weights ε is assumed", async () => {
    const betas = [0.1, 0.2, 0.4];
    const tree = fileOf(givenBetas(betas), 3);
    const says = await lucidrains.process({ names: none, tree, notes: new Map() });
    expect(says.schedule.value).toEqual({ kind: "given", betas: betas.map((beta) => Math.fround(beta)) });
    expect(says.prediction.how).toBe("assumed");
  });

  test("a bare network has the program's defaults", async () => {
    const says = await lucidrains.process({ names: none, tree: new Map(), notes: new Map() });
    expect(says.schedule).toMatchObject({ value: { kind: "cosine" }, how: "assumed" });
  });
});

describe("a configuration beside the weights", () => {
  const config = `data:
    dataset: "BEDROOM"
    image_size: 256   # pixels
    rescaled: false
model:
    ch_mult: [1, 1, 2]
    attn_resolutions:
    - 16
diffusion:
    beta_schedule: linear
    beta_start: 1e-4
    beta_end: 0.02
    num_diffusion_timesteps: 500
`;

  test("config.yml of ddim", async () => {
    const notes = new Map([["run/config.yml", config]]);
    const says = await ermongroup.process({ names: none, tree: null, notes });
    expect(says.size?.value).toEqual({ width: 256, height: 256 });
    expect(says.range).toEqual({ value: [0, 1], how: "read", from: "run/config.yml: data.rescaled" });
    const betas = betasOf(says.schedule.value, says.T.value);
    expect([betas.length, betas[0], betas.at(-1)]).toEqual([500, expect.closeTo(1e-4, 12), expect.closeTo(0.02, 12)]);
  });

  test("a field that is missing or of another kind is named", async () => {
    const of = (text: string) => ermongroup.process({ names: none, tree: null, notes: new Map([["c.yml", text]]) });
    await expect(of(config.replace("num_diffusion_timesteps: 500", ""))).rejects.toThrow(
      "c.yml: num_diffusion_timesteps is missing, expected a number",
    );
    await expect(of(config.replace("linear", "warmup10"))).rejects.toThrow(
      "c.yml: diffusion.beta_schedule is warmup10, expected linear",
    );
  });

  test("ddpm-torch's json", async () => {
    const diffusion = {
      timesteps: 1000,
      beta_start: 0.0001,
      beta_end: 0.02,
      beta_schedule: "quad",
      model_mean_type: "x_0",
    };
    const notes = new Map([
      ["package.json", "{}"],
      ["cifar10.json", JSON.stringify({ diffusion })],
    ]);
    const says = await tqch.process({ names: none, tree: null, notes });
    expect(says.schedule.value).toEqual({ kind: "quad", beta_start: 0.0001, beta_end: 0.02 });
    expect(says.prediction).toMatchObject({ value: "sample", how: "read" });
  });
});

test("pytorch-ddpm: the table of times is as long as T, and x_T as large as a picture", async () => {
  const table = given("time_embedding.timembedding.0.weight", [40, 4], new Float32Array(160));
  const tree = new Map([["x_T", given("x_T", [2, 3, 16, 16], new Float32Array(1536))]]);
  const says = await w86763777.process({ names: new Names(new Map([[table.name, table]])), tree, notes: new Map() });
  expect(says.T).toMatchObject({ value: 40, how: "inferred" });
  expect(says.size).toEqual({ value: { width: 16, height: 16 }, how: "inferred", from: "x_T" });
});

test.each([
  ["model.diffusion_model.input_blocks.0.0.weight", /latent/],
  ["down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight", /told words/],
  ["inner_model.u_net.d_blocks.0.1.main.0.mapper.weight", /k-diffusion/],
  ["inc.double_conv.0.weight", /no time/],
])("%s is called by name", (name, words) => {
  expect(refusal(whatElse([name])!).message).toMatch(words);
});
