/** A network of four channels that needs no training: it sees the same ghost in any noise, and says it with its opacity. */
import { concat } from "../src/bytes/concat.ts";
import * as of from "../src/graph/build.ts";
import { writeOnnx } from "../src/graph/onnx/write.ts";
import { given } from "../src/graph/weights.ts";

const SIDE = 32;

/** Of a place, from −1 to 1 each: it fades out to nothing, and has a colour there too. */
function ghostAt(x: number, y: number): readonly number[] {
  const [u, v] = [(x - 15.5) / 10, (y - 13) / 10];
  const hem = 0.25 * Math.sin(u * 7);
  const outside = Math.max(v < 0 ? Math.hypot(u, v) : Math.abs(u), v - 1.2 - hem);
  const isEye = Math.hypot(Math.abs(u) - 0.4, v + 0.1) < 0.22;
  const opacity = Math.min(1, Math.max(-1, (1.05 - outside) * 6));
  return isEye ? [-0.9, -0.9, -0.5, 1] : [0.55 - 0.3 * v, 0.7 - 0.2 * v, 0.95, opacity];
}

/** Its output is x₀: the ghost, and a little of the noise that it was shown. */
export async function ghostOnnx(): Promise<Uint8Array> {
  const shape = [4, SIDE, SIDE];
  const ghost = new Float32Array(4 * SIDE * SIDE);
  for (let p = 0; p < SIDE * SIDE; p++) {
    for (const [c, level] of ghostAt(p % SIDE, Math.floor(p / SIDE)).entries()) ghost[c * SIDE * SIDE + p] = level;
  }
  const blur = Float32Array.from({ length: 4 * 4 * 9 }, (_, i) =>
    Math.floor(i / 36) === Math.floor(i / 9) % 4 ? 0.05 : 0,
  );
  const noise = of.conv(of.picture(shape), given("blur", [4, 4, 3, 3], blur), given("none", [4], new Float32Array(4)));
  const output = of.add(noise, of.constant(given("ghost", shape, ghost)));
  const parts: Uint8Array[] = [];
  const times = Float64Array.from({ length: 1000 }, (_, i) => i);
  for await (const part of writeOnnx({ picture: shape, classes: 0, output }, { weights: "float32", times }))
    parts.push(part);
  return concat(Uint8Array, parts);
}
