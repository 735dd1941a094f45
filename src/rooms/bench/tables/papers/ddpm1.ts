/** Ho, Jain, Abbeel 2020, table 1: CIFAR-10, 32 × 32; FID of 50,000 samples against the training pictures. */
import { measuredBits, measuredSteps } from "../measured.ts";
import { line, type PaperTable } from "../table.ts";

export const ddpm1: PaperTable = {
  id: "ddpm1",
  columns: [{ word: "is" }, { word: "fid" }, { word: "nll" }, { word: "kernel" }],
  groups: [
    {
      id: "conditional",
      source: "arXiv:2006.11239",
      lines: [
        line("EBM", "8.30", "37.9", "", ""),
        line("JEM", "8.76", "38.4", "", ""),
        line("BigGAN", "9.22", "14.73", "", ""),
        line("StyleGAN2 + ADA (v1)", "10.06", "2.67", "", ""),
      ],
    },
    {
      id: "unconditional",
      source: "arXiv:2006.11239",
      lines: [
        line("Diffusion (original)", "", "", "≤ 5.40", ""),
        line("Gated PixelCNN", "4.60", "65.93", "3.03 (2.90)", ""),
        line("Sparse Transformer", "", "", "2.80", ""),
        line("PixelIQN", "5.29", "49.46", "", ""),
        line("EBM", "6.78", "38.2", "", ""),
        line("NCSNv2", "", "31.75", "", ""),
        line("NCSN", "8.87 ± 0.12", "25.32", "", ""),
        line("SNGAN", "8.22 ± 0.05", "21.7", "", ""),
        line("SNGAN-DDLS", "9.09 ± 0.10", "15.42", "", ""),
        line("StyleGAN2 + ADA (v1)", "9.74 ± 0.05", "3.26", "", ""),
        line("DDPM (L, fixed isotropic Σ)", "7.67 ± 0.13", "13.51", "≤ 3.70 (3.69)", ""),
        line("DDPM (L_simple)", "9.46 ± 0.11", "3.17", "≤ 3.75 (3.72)", ""),
      ],
    },
    {
      id: "photosBits",
      source: "bench/results/photos-32.json",
      lines: [
        { name: "photos-32 (L_hybrid, learned Σ)", cells: [null, null, measuredBits.photos.learned_range, null] },
        { name: "photos-32 (L_hybrid, fixed large Σ)", cells: [null, null, measuredBits.photos.fixed_large, null] },
      ],
    },
    {
      id: "facesChain",
      source: "bench/results/steps.json",
      lines: [
        { name: "DDPM 1000 (fixed large Σ)", cells: [null, null, null, measuredSteps.faces["DDPM, fixed large"][4]] },
        { name: "DDPM 1000 (learned Σ)", cells: [null, null, null, measuredSteps.faces["DDPM, learned Σ"][4]] },
      ],
    },
  ],
};
