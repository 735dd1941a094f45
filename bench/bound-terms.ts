/** Terms of the bound of many pictures at once: what both measures of bits/dim ask a network for. */
import { type BitsWork, bitsTerm, termNoise } from "../src/diffusion/likelihood.ts";
import { noised } from "../src/diffusion/noised.ts";
import { D } from "./quality-network.ts";

export interface Asked {
  readonly each: BitsWork;
  /** [C, H, W] in model range. */
  readonly x0: Float32Array;
  /** Which picture's noise it gets. */
  readonly picture: number;
}

type Network = (x: Float32Array, timesteps: number[]) => Promise<Float32Array>;

/** In the order they are asked for. @param network says m and v of each picture */
export async function boundTerms(network: Network, seed: readonly [number, number], asked: readonly Asked[]) {
  const noisy = asked.map(({ each, x0, picture }) => {
    const epsilon = termNoise(each, seed, picture, D);
    return { epsilon, xt: noised(each, x0, epsilon) };
  });
  const x = new Float32Array(asked.length * D);
  for (const [i, { xt }] of noisy.entries()) x.set(xt, i * D);
  const m = await network(
    x,
    asked.map(({ each }) => each.timestep),
  );
  return asked.map(({ each, x0 }, i) =>
    bitsTerm(each, x0, noisy[i]!.xt, noisy[i]!.epsilon, m.subarray(2 * D * i, 2 * D * (i + 1))),
  );
}
