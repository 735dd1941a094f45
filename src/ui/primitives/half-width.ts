/** Digits and what stands between them as East Asian input methods write them, １０，２０ or 10、20, in the form that numbers have. */
export function inHalfWidth(text: string): string {
  return text.normalize("NFKC").replaceAll("、", ",").replaceAll("−", "-");
}
