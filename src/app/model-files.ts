/** Files of a model as they were dropped or chosen: what they are called, and where they lie. */
type Files = ReadonlyMap<string, File>;

/** The folder, or the largest file. */
export function nameOf(files: Files): string {
  const [[path] = [""]] = [...files].sort(([, a], [, b]) => b.size - a.size);
  const [first = "", ...rest] = path.split("/");
  return rest.length > 0 ? first : first.replace(/\.[a-z]+$/i, "");
}

/** By their paths in the one folder that they all lie in, where they do: it is the model's name, and said once. */
export function inFolder(files: Files): Files {
  const [path = ""] = files.keys();
  const folder = path.slice(0, path.indexOf("/") + 1);
  const isAll = folder !== "" && [...files.keys()].every((each) => each.startsWith(folder));
  return isAll ? new Map([...files].map(([each, file]) => [each.slice(folder.length), file])) : files;
}
