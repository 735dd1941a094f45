/**
 * `npm run doctor`: the model doctor on what we know the answer of. Our own trained networks in disguise (another
 * prediction, time, range, or q and v exchanged), and networks of random weights, which are nothing. Prints what was
 * right, unsure and wrong; exits with 1 where more than one is wrong, any wrong is sure, or a random one is taken for a
 * denoiser. `-- fashion-28 faces-32` names the models, `--only q⇄v` those disguises whose line has that in it, `--random 20`
 * how many random networks.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createServer } from "vite";
import { root } from "./lib.mjs";

const asked = process.argv.slice(2);
const at = asked.indexOf("--random");
const randoms = at < 0 ? 100 : Number(asked.splice(at, 2)[1]);
const onlyAt = asked.indexOf("--only");
const only = onlyAt < 0 ? "" : asked.splice(onlyAt, 2)[1];
const shipped = readdirSync("models").filter((name) => existsSync(`models/${name}/manifest.json`));
const models = asked.length > 0 ? asked : shipped;

const vite = await createServer({ server: { middlewareMode: true, ws: false }, appType: "custom", logLevel: "error" });
const load = (path) => vite.ssrLoadModule(`/src/${path}`);
const { diagnose } = await load("doctor/diagnose.ts");
const { deadLeaves } = await load("doctor/pictures.ts");
const { disguised, randomNetwork, stranger, way } = await load("doctor/testing/disguise.ts");
const ort = await import("onnxruntime-web");
ort.env.wasm.numThreads = 1;

const PLAIN = { prediction: null, time: { scale: 1, shift: 0 }, range: [-1, 1], exchanged: false };
const AS = [
  {},
  { prediction: "epsilon" },
  { prediction: "v_prediction" },
  { prediction: "sample" },
  { prediction: "mean" },
  { time: { scale: 0.001, shift: 0 } },
  { prediction: "v_prediction", time: { scale: 0.001, shift: 0 } },
  { prediction: "sample", time: { scale: 0.001, shift: 0 } },
  { prediction: "mean", time: { scale: 0.001, shift: 0 } },
  { time: { scale: 1, shift: 1 } },
  { prediction: "sample", time: { scale: 1, shift: 1 } },
  { range: [0, 1] },
  { range: [-0.5, 0.5] },
  { prediction: "sample", range: [0, 1] },
  { exchanged: true },
];

/** By model and order: what one disguise asked another need not. */
const bases = new Map();
const count = { right: 0, unsure: 0, wrong: 0, "wrong and sure": 0 };
for (const id of models)
  for (const each of disguises(id)) if (nameOf(each).includes(only)) report(each, await examined(each));
const sure = await randomOnes();
await vite.close();
const tried = Object.values(count).reduce((sum, each) => sum + each, 0);
console.log(
  `${tried} disguises: ${Object.entries(count)
    .map(([verdict, n]) => `${n} ${verdict}`)
    .join(", ")}`,
);
console.log(`${randoms} random networks: ${sure} sure`);
process.exit(count.wrong + count["wrong and sure"] > 1 || count["wrong and sure"] > 0 || sure > 0 ? 1 : 0);

function disguises(id) {
  const manifest = JSON.parse(readFileSync(join(root, "models", id, "manifest.json"), "utf8"));
  const seen = new Set();
  return AS.map((as) => ({
    id,
    manifest,
    as: { ...PLAIN, ...as, prediction: as.prediction ?? manifest.diffusion.prediction },
  })).filter(({ as }) => !seen.has(JSON.stringify(as)) && seen.add(JSON.stringify(as)));
}

/** A model of ours through onnxruntime: what was asked before is not asked again. */
function baseOf(id, manifest, exchanged) {
  const { channels, height, width } = manifest.image;
  const known = new Map();
  let session;
  return async (x, index) => {
    const key = createHash("sha256")
      .update(new Uint8Array(x.buffer, x.byteOffset, x.byteLength))
      .update(index.join())
      .digest("hex");
    if (known.has(key)) return known.get(key);
    const file = readFileSync(join(root, "models", id, "unet.onnx"));
    session ??= await ort.InferenceSession.create(exchanged ? exchange(file) : file);
    const N = index.length;
    const { sample, timestep, class: label, output } = manifest.tensors;
    const results = await session.run({
      [sample.name]: new ort.Tensor("float32", x, [N, channels, height, width]),
      [timestep.name]: new ort.Tensor("float32", index, [N]),
      // Of no class: it is a denoiser of all its pictures then.
      ...(label && { [label.name]: new ort.Tensor("float32", new Float32Array(N).fill(manifest.classes.null), [N]) }),
    });
    const values = results[output.name].data;
    const [each, D] = [values.length / N, x.length / N];
    const first = new Float32Array(x.length);
    for (let i = 0; i < N; i++) first.set(values.subarray(i * each, i * each + D), i * D);
    known.set(key, first);
    return first;
  };
}

/** The file with the weights of q and v, which are of one shape, under each other's names. */
function exchange(file) {
  const bytes = Buffer.from(file);
  // An initializer's name is followed by its values: a node's inputs are not touched.
  for (const part of ["weight.half", "weight", "bias"]) {
    for (let from = 0; ; ) {
      const found = bytes.indexOf(`.${part}J`, from, "latin1");
      if (found < 0) break;
      from = found + 1;
      const letter = found - 1;
      const before = bytes.toString("latin1", letter - 3, letter + 1);
      if (before === "to_q") bytes[letter] = "v".charCodeAt(0);
      else if (before === "to_v") bytes[letter] = "q".charCodeAt(0);
    }
  }
  return bytes;
}

async function examined({ id, manifest, as }) {
  const { channels, height, width } = manifest.image;
  const base = (exchanged) => {
    const key = `${id} ${exchanged}`;
    if (!bases.has(key)) bases.set(key, baseOf(id, manifest, exchanged));
    return bases.get(key);
  };
  const evaluate = (exchanged) => disguised(base(exchanged), manifest.diffusion, as);
  const ways = as.exchanged
    ? [way("wrong order", evaluate(true)), way("right order", evaluate(false))]
    : [way("only", evaluate(false))];
  const picture = [channels, height, width];
  return diagnose(stranger(picture, ways), deadLeaves(picture));
}

function nameOf({ id, as }) {
  const exchanged = as.exchanged ? " q⇄v" : "";
  return `${id} ${as.prediction} t×${as.time.scale}+${as.time.shift} ${as.range.join("…")}${exchanged}`;
}

function report(disguise, found) {
  const { manifest, as } = disguise;
  const { schedule } = manifest.diffusion;
  const parts = {
    prediction: [found.prediction, as.prediction],
    schedule: [found.schedule, schedule],
    T: [found.T, manifest.diffusion.T],
    // A shift by one is not looked for: it stays assumed.
    time: [{ ...found.time, value: found.time.value.scale }, as.time.scale],
    range: [found.range, as.range],
    ...(as.exchanged && { way: [found.way, "right order"] }),
  };
  const wrong = Object.entries(parts).filter(
    ([, [{ value, how }, truth]]) => how === "measured" && JSON.stringify(value) !== JSON.stringify(truth),
  );
  const open = Object.entries(parts).filter(([, [{ how }]]) => how !== "measured");
  const verdict =
    wrong.length > 0 ? "wrong and sure" : !isBest(found, manifest, as) ? "wrong" : open.length > 0 ? "unsure" : "right";
  count[verdict]++;
  const words = [
    ...wrong.map(([part, [{ value }]]) => `${part} is said to be ${JSON.stringify(value)}`),
    ...(found.confirmed ? open.map(([part]) => `${part} not sure`) : ["no denoiser"]),
  ];
  console.log(
    `${nameOf(disguise).padEnd(52)} ${verdict.padEnd(14)} ${found.evaluations} evaluations  ${words.join(", ")}`,
  );
}

/** Whether what it takes for the best is right, sure or not; where it takes the network for no denoiser, nothing is. */
function isBest({ confirmed, finalists }, { diffusion }, as) {
  if (!confirmed) return true;
  const [{ candidate, prediction, way: taken }] = finalists;
  return (
    prediction === as.prediction &&
    candidate.schedule.kind === diffusion.schedule.kind &&
    candidate.time.scale === as.time.scale &&
    taken.name !== "wrong order"
  );
}

async function randomOnes() {
  let sure = 0;
  const picture = [1, 12, 12];
  for (let seed = 0; seed < randoms; seed++) {
    const found = await diagnose(
      stranger(picture, [way("only", await randomNetwork(picture, seed))]),
      deadLeaves(picture),
    );
    const said = ["prediction", "schedule", "T", "time", "range"].filter((part) => found[part].how === "measured");
    if (said.length === 0) continue;
    sure++;
    console.log(
      `random network ${seed}: ${said.map((part) => `${part} is said to be ${JSON.stringify(found[part].value)}`).join(", ")}`,
    );
  }
  return sure;
}
