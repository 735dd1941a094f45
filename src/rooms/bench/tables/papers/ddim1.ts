/** Song, Meng, Ermon 2020, table 1: FID by steps and η. CIFAR-10 by Ho et al.'s own weights, quadratic τ; CelebA linear. */
import { measuredSteps } from "../measured.ts";
import { line, type PaperTable } from "../table.ts";

export const STEPS = [10, 20, 50, 100, 1000] as const;

export const ddim1: PaperTable = {
  id: "ddim1",
  columns: STEPS.map((steps) => ({ text: String(steps), over: "steps" })),
  groups: [
    {
      id: "ddimCifar",
      source: "arXiv:2010.02502",
      lines: [
        line("η = 0.0", "13.36", "6.84", "4.67", "4.16", "4.04"),
        line("η = 0.2", "14.04", "7.11", "4.77", "4.25", "4.09"),
        line("η = 0.5", "16.66", "8.35", "5.25", "4.46", "4.29"),
        line("η = 1.0", "41.07", "18.36", "8.01", "5.78", "4.73"),
        line("σ̂", "367.43", "133.37", "32.72", "9.99", "3.17"),
      ],
    },
    {
      id: "ddimCeleba",
      source: "arXiv:2010.02502",
      lines: [
        line("η = 0.0", "17.33", "13.73", "9.17", "6.53", "3.51"),
        line("η = 0.2", "17.66", "14.11", "9.51", "6.79", "3.64"),
        line("η = 0.5", "19.86", "16.06", "11.01", "8.09", "4.28"),
        line("η = 1.0", "33.12", "26.03", "18.48", "13.93", "5.98"),
        line("σ̂", "299.71", "183.83", "71.71", "45.20", "3.26"),
      ],
    },
    {
      id: "photosSteps",
      source: "bench/results/photos-32.json",
      lines: [
        { name: "DDIM, η = 0", cells: measuredSteps.photos.ddim },
        { name: "DDPM, learned Σ", cells: measuredSteps.photos.ddpm },
      ],
    },
    {
      id: "facesSteps",
      source: "bench/results/steps.json",
      lines: [
        { name: "DDIM, η = 0", cells: measuredSteps.faces["DDIM, η = 0"] },
        { name: "DDPM, fixed small Σ", cells: measuredSteps.faces["DDPM, fixed small"] },
        { name: "DDPM, fixed large Σ", cells: measuredSteps.faces["DDPM, fixed large"] },
        { name: "DDPM, learned Σ", cells: measuredSteps.faces["DDPM, learned Σ"] },
      ],
    },
  ],
};
