export const en = {
  about:
    "Every row draws its pictures from the same noise, and each is measured against real pictures: how far the cloud of its features lies from theirs. Rows are compared picture by picture, so that what the noise gave to all of them leaves the error.",
  aboutSource:
    "KID (Bińkowski et al. 2018): an unbiased squared distance. Here x and y are features of a fixed random network, whitened by the real pictures: no number here is the FID of a paper.",
  shown: "What is shown",
  measure: "Measured here",
  tables: "Papers’ tables",
  bar: "Measuring",
  run: "Measure",
  greetingOwn: "Press Measure to measure your own.",
  idle: "Nothing is being measured",
  progress: "{made} of {of} pictures",
  rowHead: "Row",
  rows: "Rows",
  pictures: "Pictures",
  kernel: "Kernel distance",
  over: "Over {letter}, paired",
  overFirst: "Over its model’s first, paired",
  apart:
    "Rows of different models are not compared: each is measured against its own model’s real pictures, and of one model’s rows the first is what the others are held against.",
  model: "Model of row {letter}",
  modelHelp: "Rows can be of several models.",
  modelTurns:
    "Loaded in turn, one at a time: {models} ({megabytes} MB, where not fetched before). What runs in other rooms comes first, and what is paused there ends; afterwards the page has its model again.",
  notHere: "The model “{model}” is not here. Add it, or choose another for this row.",
  frechet: "Fréchet distance",
  bits: "bits/dim",
  trip: "There and back",
  noBits: "None: a bound is of DDPM’s steps, without guidance, on held-out pictures that ship with the page.",
  noTrip:
    "None: DDIM’s steps lead back where η is 0, without guidance, and are tried on held-out pictures that ship with the page.",
  onReal: "Bits/dim and the way there and back are of held-out pictures, which training never saw.",
  noHeldOut: "Of {models} no held-out pictures ship with the page, so bits/dim and there and back are not measured.",
  bitsOf: "{letters}: bits/dim of {pictures} pictures, {taken} of {of} terms each, L₀ among them.",
  tripOf:
    "{letters}: {pictures} pictures encoded by DDIM and decoded again, root mean squared error in levels from 0 to 255.",
  ms: "ms a picture",
  some: "{made} of {of}",
  guided: "guidance {guidance}",
  edit: "Settings of row {letter} {name}",
  notYetMeasured: "comes next",
  runThis: "Measure this",
  runRow: "Measure this: row {letter}",
  copy: "Copy row {letter}",
  full: "{most} rows are the most",
  remove: "Remove row {letter}",
  picture: "Row {letter}, picture {n}",
  verdicts: "Which rows are told apart",
  farther:
    "By these features {letter} is farther from real pictures than {first}, by {distance} ± {error}: {pictures} pictures tell them apart.",
  nearer:
    "By these features {letter} is nearer to real pictures than {first}, by {distance} ± {error}: {pictures} pictures tell them apart.",
  notYet:
    "{pictures} pictures do not tell {letter} from {first}: they differ by {distance} ± {error}, less than {times} standard errors. If that is what they differ by, {needed} would.",
  never:
    "{pictures} pictures, the most a row can have, do not tell {letter} from {first}: they differ by {distance} ± {error}.",
  open: "{pictures} pictures do not tell {letter} from {first}: they differ by {distance} ± {error}. Even {needed} would probably not.",
  same: "{letter} and {first} make the same pictures.",
  real: "Measured against {pictures} real pictures: {source}. Features: {features}, kept in float16. This is not FID, and compares only with itself; such features do not see all that an eye does, so look at the pictures too.",
  "source.faces-32": "facesjs 5.0.3 through sharp at 64×64, seed 77001",
  "source.fashion-28": "Fashion-MNIST’s test pictures, which training never saw",
  "source.photos-32": "CIFAR-10’s test pictures, a JPEG copy decoded by ffmpeg, which training never saw",
  noReal:
    "No real pictures of “{model}” are known here, so there is nothing to measure a distance from: only pictures and times are shown.",
  errors:
    "± is one standard error (jackknife over a row’s pictures; the real ones are taken as they are). On average the kernel distance is the same for any number of pictures, and near 0 for pictures as good as real ones; Fréchet’s is biased upwards for so few. Rows share each picture’s noise.",
  timed: "Times are wall-clock times, on {engines}.",
  countHelp: "Of each row. Half the error takes four times as many.",
  clear: "Clear what was measured",
  clearSure: "Clear all of it, for every model",
} as const;
