/** Nichol, Dhariwal 2021, table 2: CIFAR-10, 500,000 iterations; dropout 0.1 under the linear schedule, 0.3 under the cosine. */
import { measuredBits } from "../measured.ts";
import { line, type PaperTable } from "../table.ts";

export const improved2: PaperTable = {
  id: "improved2",
  columns: [{ word: "bits" }, { word: "fid" }],
  groups: [
    {
      id: "improved",
      source: "arXiv:2102.09672",
      lines: [
        line("T = 1000, linear, L_simple", "3.73", "3.29"),
        line("T = 4000, linear, L_simple", "3.37", "2.90"),
        line("T = 4000, linear, L_hybrid", "3.26", "3.07"),
        line("T = 4000, cosine, L_simple", "3.26", "3.05"),
        line("T = 4000, cosine, L_hybrid", "3.17", "3.19"),
        line("T = 4000, cosine, L_vlb", "2.94", "11.47"),
      ],
    },
    {
      id: "photosBits",
      source: "bench/results/photos-32.json",
      lines: [{ name: "photos-32: T = 1000, cosine, L_hybrid", cells: [measuredBits.photos.learned_range, null] }],
    },
    {
      id: "facesBits",
      source: "bench/results/bits.json",
      lines: [{ name: "faces-32: T = 1000, linear, L_hybrid", cells: [measuredBits.faces.learned_range, null] }],
    },
    {
      id: "fashionBits",
      source: "models/fashion-28/evaluation.json",
      lines: [{ name: "fashion-28: T = 1000, cosine, L_hybrid", cells: [measuredBits.fashion.learned_range, null] }],
    },
  ],
};
