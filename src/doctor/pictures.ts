/**
 * Sixteen pictures with edges, surfaces and colours at every size, beside those that a person has at hand: discs that fall
 * on each other like dead leaves (Lee, Mumford & Huang 2001), whose statistics are those of photographs. Where there is
 * opacity, half of them are clear.
 */
import { philox } from "../diffusion/philox.ts";

export const PICTURES = 16;

/** @returns [C, H, W] each, −1 to 1 */
export function deadLeaves(
  [channels, height, width]: readonly [channels: number, height: number, width: number],
  seed = 5,
): Float32Array[] {
  return Array.from({ length: PICTURES }, (_, image) => {
    const random = uniform(seed, image);
    const picture = new Float32Array(channels * height * width);
    const side = Math.max(height, width);
    // From the back to the front: many more small ones than large ones, r⁻³.
    for (let leaf = 0; leaf < 120; leaf++) {
      const radius = leaf === 0 ? 2 * side : side / 16 / Math.sqrt(1 / 64 + (1 - 1 / 64) * random());
      const [cx, cy] = [random() * width, random() * height];
      const grey = 2 * random() - 1;
      const colour = Array.from({ length: channels }, (_, c) => {
        return c === 3 ? Math.sign(random() - 0.5) : Math.max(-1, Math.min(1, grey + 0.8 * (random() - 0.5)));
      });
      const [dx, dy] = [(random() - 0.5) / radius, (random() - 0.5) / radius];
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          if ((x - cx) ** 2 + (y - cy) ** 2 > radius ** 2) continue;
          const shade = 0.4 * ((x - cx) * dx + (y - cy) * dy);
          for (let c = 0; c < channels; c++) {
            picture[(c * height + y) * width + x] =
              c === 3 ? colour[c]! : Math.max(-1, Math.min(1, colour[c]! + shade));
          }
        }
      }
    }
    return picture;
  });
}

/** Numbers from 0 to 1, the same for the same seed. */
function uniform(seed: number, image: number): () => number {
  const words = new Uint32Array(4);
  let drawn = 0;
  return () => {
    if (drawn % 4 === 0) philox(words, drawn >>> 2, image, 0, 0, seed, 0);
    return words[drawn++ % 4]! / 2 ** 32;
  };
}
