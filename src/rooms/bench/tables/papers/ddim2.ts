/** Song, Meng, Ermon 2020, table 2: CIFAR-10's test pictures there and back, rounded by the paper to 10⁻⁴. */
import { measuredRoundTrip } from "../measured.ts";
import { line, type PaperTable } from "../table.ts";

export const ROUND_TRIPS = [10, 20, 50, 100, 200, 500, 1000] as const;

export const ddim2: PaperTable = {
  id: "ddim2",
  columns: ROUND_TRIPS.map((steps) => ({ text: String(steps), over: "steps" })),
  groups: [
    {
      id: "ddimRoundTrip",
      source: "arXiv:2010.02502",
      lines: [line("DDIM", "0.014", "0.0065", "0.0023", "0.0009", "0.0004", "0.0001", "0.0001")],
    },
    {
      id: "photosRoundTrip",
      source: "bench/results/photos-32.json",
      lines: [{ name: "photos-32", cells: measuredRoundTrip.photos }],
    },
    {
      id: "facesRoundTrip",
      source: "bench/results/round-trip.json",
      lines: [{ name: "faces-32", cells: measuredRoundTrip.faces }],
    },
  ],
};
