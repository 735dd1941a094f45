/** Where a model can be fetched from, as a person writes it: an address, or a name on the Hub. */

export const HUB = "https://huggingface.co";

export type Place =
  | {
      readonly kind: "hub";
      readonly repo: string;
      /** A branch, a tag or a commit. */
      readonly revision: string;
      /** A file or a folder in it; empty for all of it. */
      readonly path: string;
    }
  | { readonly kind: "file"; readonly url: string; readonly name: string };

const REPO = /^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/;
const REVISION = /^[\w][\w./-]{0,120}$/;
const HUB_HOSTS = /^(www\.)?(huggingface\.co|hf\.co)$/;
/** Kinds of files that are taken in. */
const FILE = /[^/]\.(safetensors|onnx|pt|pth|ckpt|bin|pkl|zip)$/i;
/** What stands between a repository's name and a revision. */
const VIEWS = ["tree", "blob", "resolve", "raw", "commit"];

/** Null where it is no such thing. */
export function placeOf(text: string): Place | null {
  const trimmed = text.trim();
  if (REPO.test(trimmed)) return { kind: "hub", repo: trimmed, revision: "main", path: "" };
  const address = /^(www\.)?(huggingface|hf)\.co\//.test(trimmed) ? `https://${trimmed}` : trimmed;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "https:" || url.username || url.password) return null;
  if (HUB_HOSTS.test(url.host)) return onHub(url);
  const name = decoded(url.pathname).split("/").at(-1)!;
  url.hash = "";
  return FILE.test(name) ? { kind: "file", url: url.href, name } : null;
}

function onHub({ pathname }: URL): Place | null {
  const [owner = "", name = "", view = "", revision = "main", ...path] = decoded(pathname).slice(1).split("/");
  const repo = `${owner}/${name}`;
  if (!REPO.test(repo) || !REVISION.test(revision) || (view && !VIEWS.includes(view))) return null;
  return { kind: "hub", repo, revision, path: path.join("/").replace(/\/$/, "") };
}

/** A model that can be told to others: of the Hub the very commit. */
export function addressOf(place: Place): string {
  if (place.kind === "file") return place.url;
  const { repo, revision, path } = place;
  return [HUB, repo, "tree", revision, ...(path ? [encoded(path)] : [])].join("/");
}

/** Where a file of a repository is. */
export const fileAddress = (repo: string, commit: string, path: string): string =>
  `${HUB}/${repo}/resolve/${commit}/${encoded(path)}`;

export const infoAddress = (repo: string, revision: string): string =>
  `${HUB}/api/models/${repo}/revision/${encodeURIComponent(revision)}?blobs=true`;

const encoded = (path: string) => path.split("/").map(encodeURIComponent).join("/");

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
