/** What the Hub says of a repository (`/api/models/ID/revision/REV?blobs=true`), as far as it is believed. */
import * as v from "valibot";
import { type Choice, choicesIn } from "./choices.ts";
import { addressOf, fileAddress, type Place } from "./place.ts";

const path = v.pipe(
  v.string(),
  v.regex(/^[^\0]{1,400}$/),
  v.check((text) => !text.split("/").includes("..")),
);
const size = v.pipe(v.number(), v.integer(), v.minValue(0));

const infoSchema = v.object({
  id: v.string(),
  sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  gated: v.optional(v.union([v.boolean(), v.string()]), false),
  private: v.optional(v.boolean(), false),
  tags: v.optional(v.array(v.string()), []),
  cardData: v.nullish(v.object({ license: v.nullish(v.union([v.string(), v.array(v.string())])) })),
  siblings: v.array(
    v.object({
      rfilename: path,
      size: v.optional(size),
      lfs: v.nullish(v.object({ sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
    }),
  ),
});

/** What there is at a place, before any of it is fetched. */
export interface Found {
  readonly title: string;
  readonly address: string;
  /** Of a repository: what is fetched is of this one. */
  readonly commit: string | null;
  readonly licence: string | null;
  /** Whether a token is wanted for its files. */
  readonly gated: boolean;
  /** The networks in it, the likeliest first. Empty where there is none that could run here. */
  readonly choices: readonly Choice[];
  /** What stands in the way of all of it: "latent" where it is a diffusion of latents or of text. */
  readonly refused: "latent" | null;
}

/** Null where it is not what the Hub says of a model. */
export function readInfo(json: string, place: Extract<Place, { kind: "hub" }>): Found | null {
  const info = parsed(json);
  if (!info) return null;
  const { repo, path: part } = place;
  const files = info.siblings.map(({ rfilename, size: bytes = null, lfs }) => ({
    path: rfilename,
    url: fileAddress(repo, info.sha, rfilename),
    bytes,
    sha256: lfs?.sha256 ?? null,
  }));
  const stated =
    info.cardData?.license ?? info.tags.find((tag) => tag.startsWith("license:"))?.slice("license:".length);
  const pinned = { ...place, revision: info.sha };
  const choices = choicesIn(files, part).map((choice, i) => ({
    ...choice,
    address: addressOf(i === 0 ? pinned : { ...pinned, path: choice.weights }),
  }));
  return {
    title: repo.split("/")[1]!,
    address: addressOf(pinned),
    commit: info.sha,
    licence: (Array.isArray(stated) ? stated.join(", ") : stated) || null,
    gated: info.gated !== false || info.private,
    choices,
    refused: !part && files.some(({ path }) => /^(vae|vqvae|text_encoder|transformer)\//.test(path)) ? "latent" : null,
  };
}

function parsed(json: string): v.InferOutput<typeof infoSchema> | null {
  try {
    const found = v.safeParse(infoSchema, JSON.parse(json));
    return found.success ? found.output : null;
  } catch {
    return null;
  }
}

/** A file at an address of its own, of which nothing is known but that. */
export function foundFile({ url, name }: Extract<Place, { kind: "file" }>, bytes: number | null): Found {
  const file = { path: name, url, bytes, sha256: null };
  return {
    title: name.replace(/\.[a-z]+$/i, ""),
    address: url,
    commit: null,
    licence: null,
    gated: false,
    choices: [{ weights: name, address: url, files: [file] }],
    refused: null,
  };
}
