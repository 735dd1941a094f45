/** Which of the dictionaries in a checkpoint are the network's weights: the moving average where there is one. */
import type { Weight } from "../graph/graph.ts";
import { Names } from "./names.ts";
import { whatElse } from "./others.ts";
import { refusal } from "./refusal.ts";
import { isDictionary, isWeight, type Tree } from "./torch/tree.ts";
import { said } from "./words/said.ts";

export interface Taken {
  readonly names: Names;
  /** Where in the file they stood, as a person reads it. */
  readonly from: string;
}

/** Wrappers that say nothing of the network. */
const WRAPPERS = /^(module|_orig_mod|net|network|model|unet|denoise_fn|ema_model|online_model)\./;

/** Where programs keep them, the first that is there being taken. */
const PLACES: readonly (readonly (string | number)[])[] = [
  ["ema", "shadow"],
  ["ema", "ema_model"],
  ["ema"],
  ["ema_model"],
  ["model_ema"],
  ["model_ema_state"],
  ["ema_state_dict"],
  ["state_dict"],
  ["net_model"],
  ["model_state_dict"],
  ["model"],
  ["unet"],
  [4],
  [0],
  [],
];

/** @param recognise whether names are a network's that somebody can build @throws Refusal */
export function weightsIn(tree: Tree, recognise: (names: Names) => boolean): Taken {
  const tried: string[][] = [];
  for (const place of PLACES) {
    const found = at(tree, place);
    if (!isDictionary(found)) continue;
    for (const [prefix, tensors] of namings(found)) {
      const names = new Names(tensors);
      const from = [...place.map((part) => (typeof part === "number" ? `[${part}]` : part)), prefix].join(".");
      if (recognise(names)) return { names, from: from.replace(/\.$/, "") || "the whole file" };
    }
    tried.push([...found.keys()]);
  }
  const other = whatElse(tried.flat());
  if (other) throw refusal("open.other", { what: said(other) });
  const seen = [...new Set(tried.flatMap((names) => names.slice(0, 3)))].slice(0, 6).join(", ");
  throw seen ? refusal("open.unknown", { names: seen }) : refusal("open.unknownEmpty");
}

function at(tree: Tree, place: readonly (string | number)[]): Tree | undefined {
  let here: Tree | undefined = tree;
  for (const part of place) {
    if (typeof part === "number") here = Array.isArray(here) ? here[part] : undefined;
    else here = isDictionary(here) ? here.get(part) : undefined;
  }
  return here;
}

/** The tensors of a dictionary under their names, and again without each wrapper that some of them have. */
function* namings(dictionary: ReadonlyMap<string, Tree>): Generator<[prefix: string, tensors: Map<string, Weight>]> {
  let prefix = "";
  let tensors = new Map([...dictionary].filter((entry): entry is [string, Weight] => isWeight(entry[1])));
  for (let depth = 0; depth < 5; depth++) {
    yield [prefix, tensors];
    const names = [...tensors.keys()].map((name) => WRAPPERS.exec(name)?.[0]);
    // Where both stand in one dictionary, the average.
    const next = names.includes("ema_model.") ? "ema_model." : names.find((name) => name !== undefined);
    if (!next) return;
    prefix += next;
    tensors = new Map(
      [...tensors].flatMap(([name, w]) => (name.startsWith(next) ? [[name.slice(next.length), w]] : [])),
    );
  }
}
