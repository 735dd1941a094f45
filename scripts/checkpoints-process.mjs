/** What `npm run reference -- --checkpoints DIR` says of a case's process, and holds against what the case knows. */
import { openAsBlob, readFileSync } from "node:fs";
import { join } from "node:path";

const HOW = { read: "", inferred: " inferred", assumed: " assumed", chosen: " asked" };
const PREDICTION = { pred_noise: "epsilon", pred_x0: "sample", pred_v: "v_prediction" };

const sidesOf = ({ width, height }) => (width === height ? `${width}` : `${width} × ${height}`);

/** Everything that is known of a checkpoint in one line, and what of it is known wrongly. */
export async function processOf(code, checkpoint, choices, found) {
  const { size } = choices;
  const alone = await code.importedManifest(checkpoint, { choices });
  const imported = alone.kind === "manifest" ? alone : await code.importedManifest(checkpoint, { size, choices });
  const { T, schedule, prediction, variance, range, selfConditioned } = imported.card;
  const told = {
    size: { ...imported.card.size, value: sidesOf(imported.card.size.value) },
    T,
    schedule: { ...schedule, value: schedule.value.kind },
    prediction,
    variance,
    range: { ...range, value: range.value.join(" … ") },
  };
  const words = Object.entries(told).map(([name, { value, how }]) => `${name} ${value}${HOW[how]}`);
  if (selfConditioned.value) words.push("self-conditioned");
  const wrong = wrongly(imported.card, found);
  if (sidesOf(imported.card.size.value) !== sidesOf(size)) wrong.push(`size is ${sidesOf(size)}`);
  return { words: words.join(", "), wrong };
}

/** The values that a card holds to be so though the case says otherwise. What is only assumed claims nothing. */
function wrongly(card, { T, prediction, data_range: range, schedule, args }) {
  const kind = schedule?.kind ?? schedule?.beta_schedule ?? args?.diffusion?.beta_schedule;
  const wanted = {
    T,
    prediction: PREDICTION[prediction] ?? prediction,
    range,
    schedule: kind === "sigmoid" ? "given" : kind,
  };
  const found = { ...card, schedule: { ...card.schedule, value: card.schedule.value.kind } };
  return Object.entries(wanted)
    .filter(
      ([name, value]) => value !== undefined && found[name].how !== "assumed" && `${found[name].value}` !== `${value}`,
    )
    .map(([name, value]) => `${name} is ${value}, not ${found[name].value}`);
}

/** diffusers' schedulers: ᾱ of every configuration, largest difference from its own; zero SNR needs v or x₀. */
export async function schedulers(code, folder, name, files) {
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  const rows = [];
  for (const path of files.keys()) {
    const text = await (await openAsBlob(join(folder, path))).text();
    const key = path.split("/")[0];
    const row = { name: key, family: name };
    const says = code.schedulerSays(code.fieldsOf(path, text), path);
    const { T, index, alphas_cumprod: theirs } = expected[key];
    const ours = code.scheduleOf(code.betasOf(says.schedule.value, says.T.value)).alphasCumprod;
    const difference = Math.max(...index.map((i, k) => Math.abs(ours[i] - theirs[k])));
    const found = `T ${says.T.value}, schedule ${says.schedule.value.kind}, prediction ${says.prediction.value}`;
    rows.push({ ...row, found, difference, verdict: says.T.value === T && difference < 1e-5 ? "right" : "wrong" });
  }
  return rows;
}
