/** What went wrong with what was fetched, with {names} for the values: the page says it in its language (formats/words). */
export const FETCH = {
  "fetch.script": "the script that fetches could not be loaded",
  "fetch.longer": "{path}: longer than the {bytes} bytes that were promised",
  "fetch.shorter": "{path}: {done} of {bytes} bytes",
  "fetch.hash": "{path}: sha256 {found}, promised {promised}",
  "fetch.hub": "{address}: not what the Hub says of a model",
  "fetch.much": "{address}: more than {bytes} bytes",
} as const;
