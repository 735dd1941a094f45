/**
 * A network as this app calls all networks: with an index 0 … T − 1, and with pictures from −1 to 1. What its program did
 * otherwise becomes a part of the graph, and of the process; no sampler and no engine knows of it.
 *
 * Where black and white are m ∓ h, its x is √ᾱ·(m + h·x₀) + √(1 − ᾱ)·ε. With s² = h²·ᾱ + 1 − ᾱ that is
 * √ᾱ·m + s·z, and z = √ᾱ′·x₀ + √(1 − ᾱ′)·ε where ᾱ′ = h²·ᾱ/s²: our x, of another schedule. ε is the same.
 */
import { networkOf } from "../../diffusion/adapter.ts";
import type { Prediction, ProcessSpec } from "../../diffusion/process.ts";
import { add, affine, constant, mul, picture, reshape, row, timestep } from "../../graph/build.ts";
import { elements, type Graph, type Node } from "../../graph/graph.ts";
import { replaceInputs, takes } from "../../graph/replace.ts";
import { given as values } from "../../graph/weights.ts";
import { refusal } from "../refusal.ts";
import { betasOfAlphas, given } from "./schedules.ts";
import type { Range, TimeScale } from "./told.ts";

export interface Adapted {
  readonly graph: Graph;
  readonly process: ProcessSpec;
}

/**
 * A network that is shown its own last guess is shown none, as in half of its training (Chen et al. 2022).
 * @throws Refusal where a learned variance stands in the way
 */
export function adapted(network: Graph, process: ProcessSpec, time: TimeScale, range: Range): Adapted {
  const graph = takes(network, "guess") ? unguessed(network) : network;
  const isIndex = time.scale === 1 && time.shift === 0;
  const t = isIndex ? timestep() : affine(timestep(), time.scale, time.shift);
  if (range[0] === -1 && range[1] === 1) {
    return { graph: isIndex ? graph : { ...graph, output: replaceInputs(graph, { t }) }, process };
  }
  if (process.variance !== "fixed") {
    throw refusal("picture.range", { low: range[0], high: range[1] });
  }
  return ranged(graph, process, t, range);
}

function unguessed(graph: Graph): Graph {
  const none = values("no guess", graph.picture, new Float32Array(elements(graph.picture)));
  return { ...graph, output: replaceInputs(graph, { guess: constant(none) }) };
}

function ranged(graph: Graph, process: ProcessSpec, t: Node, [black, white]: Range): Adapted {
  const [middle, half] = [(black + white) / 2, (white - black) / 2];
  const network = networkOf(process);
  const alphas = Array.from(network.schedule.alphasCumprod);
  const spread = alphas.map((alphaBar) => Math.sqrt(half ** 2 * alphaBar + 1 - alphaBar));
  const ours = alphas.map((alphaBar, i) => (half ** 2 * alphaBar) / spread[i]! ** 2);
  const z = picture(graph.picture);
  const x = add(
    mul(z, table("spread", spread)),
    table(
      "middle",
      alphas.map((alphaBar) => Math.sqrt(alphaBar) * middle),
    ),
  );
  const m = replaceInputs(graph, { x, t });
  const prediction = PREDICTED[process.prediction];
  const output = prediction === "epsilon" ? m : said();
  return {
    graph: { ...graph, output },
    process: { ...process, prediction, schedule: given(betasOfAlphas(ours)) },
  };

  /** x̂₀ or v of our x from its x and what it says, both straight lines. */
  function said(): Node {
    const rows = alphas.map((alphaBar, i) => {
      const { fromX, fromM, noiseFromX, noiseFromM } = network.ask(i, alphaBar);
      if (prediction === "sample") return [fromX / half, fromM / half, -middle / half];
      const [signal, noise] = [Math.sqrt(ours[i]!), Math.sqrt(1 - ours[i]!) / half];
      return [signal * noiseFromX - noise * fromX, signal * noiseFromM - noise * fromM, noise * middle];
    });
    const [ofX, ofM, alone] = [0, 1, 2].map((k) =>
      table(
        "predicted",
        rows.map((each) => each[k]!),
      ),
    ) as [Node, Node, Node];
    return add(add(mul(x, ofX), mul(m, ofM)), alone);
  }
}

/** What it is made to predict. The mean of a step is x₀'s, in other words. */
const PREDICTED: Readonly<Record<Prediction, Prediction>> = {
  epsilon: "epsilon",
  sample: "sample",
  mean: "sample",
  v_prediction: "v_prediction",
};

/** A number an index, for every pixel. */
const table = (name: string, numbers: readonly number[]): Node =>
  reshape(row(timestep(), values(name, [numbers.length, 1], Float32Array.from(numbers))), [1, 1, 1]);
