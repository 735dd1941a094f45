const INDEXED = /(L)_(simple|hybrid|vlb)/;

/** A row's name as its paper sets it: L_simple with its index below. */
export function Name({ text }: { readonly text: string }) {
  const [before, letter, index, ...after] = text.split(INDEXED);
  if (!letter) return text;
  return (
    <>
      {before}
      <i>{letter}</i>
      <sub>{index}</sub>
      {after.join("")}
    </>
  );
}
