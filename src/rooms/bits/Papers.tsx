import { useWords } from "../../i18n/words.ts";
import { Fold } from "../../ui/primitives/Fold.tsx";
import { number } from "../../ui/run/format.ts";
import css from "./bits.module.css";
import { type Coded, FILES, OURS, PAPERS } from "./papers.ts";
import { words } from "./words.ts";

/** What the papers reached on CIFAR-10, and the shipped model of photographs beside them. */
export function Papers() {
  const w = useWords(words);
  const row = ({ who, how, T, bitsPerDim, standardError, ours }: Coded) => (
    <tr key={who + how} className={ours && css.total}>
      <th scope="row" lang="en" translate="no">
        {who}
        {how && <small className={css.how}> {how}</small>}
      </th>
      <td>{T === null ? "–" : number(T, 0)}</td>
      <td>
        <span>{number(bitsPerDim, 2)}</span>
        {standardError ? <small>{` ± ${number(standardError, 2)}`}</small> : null}
      </td>
    </tr>
  );
  return (
    <Fold label={w("papers")}>
      <table className={css.bound}>
        <caption className={css.captionSmall}>{w("papersCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{w("papersWho")}</th>
            <th scope="col">T</th>
            <th scope="col">bits/dim</th>
          </tr>
        </thead>
        <tbody>{[...PAPERS, ...OURS, ...FILES].map(row)}</tbody>
      </table>
      <p className={css.meaning}>{w("papersNote")}</p>
    </Fold>
  );
}
