export const en = {
  lead: "The published numbers, each with what it was measured of and by whom; every one was checked against two copies of its paper. Below them is the same form of the models here: what was measured when they were made and, of the model that is loaded, what you measure now. Press a cell: it becomes a row of the bench.",
  "title.ddpm1": "DDPM, table 1: CIFAR-10",
  "title.ddpm2": "DDPM, table 2: what is predicted, and by which objective",
  "title.improved2": "Improved DDPM, table 2: schedule and objective",
  "title.ddim1": "DDIM, table 1: quality against steps",
  "title.ddim2": "DDIM, table 2: there and back",
  "compare.ddpm1":
    "Inception score and FID need 50,000 samples and a network that this page does not have, so none is given for our models: the kernel distance is of other features, and compares only with rows whose features have the same name. Bits/dim are the same quantity, but photos-32 was measured on JPEG copies, which are smoother than the original pixels and cost fewer bits: PNG needs 5.98 of them.",
  "compare.ddpm2":
    "Compare the order of the rows inside one pair of columns, and nothing across them: three kinds of data, three measures. All our rows are trained alike and short, so they show how fast each choice learns at first. In the paper a dash is a run that was unstable.",
  "compare.improved2":
    "Bits/dim are the same bound, of other pictures: JPEG copies of CIFAR-10, cartoon faces, clothes. T is 1000 here, and going from 1000 to 4000 alone gained the paper 0.36. In the paper dropout was 0.1 with the linear schedule and 0.3 with the cosine, so the schedules differ in that too.",
  "compare.ddim1":
    "The order of samplers and how it changes with the steps can be compared; sizes can't. FID and the kernel distance use other features, and each of our groups has its own. DDPM with the fixed small Σ is η = 1, with the fixed large Σ it is σ̂. The paper took quadratic τ for CIFAR-10 and linear τ for CelebA, and does not say how many samples an FID is of.",
  "compare.ddim2":
    "The same quantity, mean squared error on the scale from 0 to 1, of other pictures: smoother ones come back better. The paper rounds to 10⁻⁴, so its last two columns are one digit. faces-32 was measured by diffusers' form of encoding, photos-32 by our own.",
  "column.is": "Inception score",
  "column.fid": "FID",
  "column.nll": "bits/dim, test (train)",
  "column.bits": "bits/dim",
  "column.kernel": "kernel distance",
  "over.steps": "Steps S",
  "over.ddpm2": "DDPM: CIFAR-10",
  "over.ablation": "Here: drawn faces, 16 × 16",
  "over.toy": "Toy: kernel distance of samples",
  "group.conditional": "Told the class · FID of 50,000 samples against the training pictures · as DDPM prints them",
  "group.unconditional": "Told no class · FID of 50,000 samples against the training pictures · as DDPM prints them",
  "group.photosBits": "photos-32, by our Python · 256 test pictures as JPEG copies · ± over pictures",
  "group.facesChain":
    "faces-32, by our command line · kernel distance in random features, not FID · 16 samples (fixed large) and 32 (learned)",
  "group.facesBits": "faces-32, by our command line · 64 held-out faces · ± over the draw of t",
  "group.fashionBits": "fashion-28, by our Python · 96 held-out pictures, all terms · ± over pictures",
  "group.improved":
    "CIFAR-10, 500,000 iterations · FID of 50,000 samples against the training pictures · the authors' code",
  "group.objectives":
    "DDPM: FID of 50,000 samples, the authors' code · drawn faces: 64,000 pictures of training, T = 100, 64 held-out faces, 288 samples, by our Python · toy: two moons, 3000 steps of 256 points, 1000 samples",
  "group.ddimCifar": "CIFAR-10, 32 × 32 · FID · DDPM's own weights, the authors' code",
  "group.ddimCeleba": "CelebA, 64 × 64 · FID · weights and code of the authors",
  "group.photosSteps":
    "photos-32, no class, by our Python · kernel distance in features of EfficientNet-Lite0, not FID · 100 samples a cell",
  "group.facesSteps":
    "faces-32, by our command line · kernel distance in random features, not FID · 64 samples a cell, 16 or 32 at 1000 steps",
  "group.ddimRoundTrip": "CIFAR-10's test pictures · DDPM's own weights, the authors' code",
  "group.photosRoundTrip":
    "photos-32, by our Python · 32 test pictures as JPEG copies, 4 at 1000 steps · ± over pictures",
  "group.facesRoundTrip": "faces-32, by our command line · 16 held-out faces, 4 at 1000 steps · ± over pictures",
  here: "{model}, by you · kernel distance in random features, not FID · {count} pictures a cell, seed {seed}",
  cellRun: "Run this",
  runCell: "{row}, {column}: run this",
  asRow: "row {letter}",
  rowsFull: "The bench has {most} rows, which is the most. Remove one, and press again.",
  unstable: "unstable to train",
  nothing: "not given",
  source: "Source: {source}",
  save: "Save “{title}”",
  csv: "Numbers (CSV)",
  json: "Numbers with recipes (JSON)",
  latex: "Table for a paper (LaTeX)",
  sourceHead: "source",
  row: "row",
  group: "conditions",
  errorOf: "± {column}",
} as const;
