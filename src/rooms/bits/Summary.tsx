import { type SayOf, useWords } from "../../i18n/words.ts";
import { short } from "../../ui/charts/format.ts";
import { words as controlWords } from "../../ui/controls/words.ts";
import { number } from "../../ui/run/format.ts";
import css from "./bits.module.css";
import { type BitsRecord, boundSoFar, verdictOn } from "./record.ts";
import { SIGMA_NAME } from "./sigma.ts";
import { words } from "./words.ts";

/** The bound in its three parts, under each choice of Σ, and what it comes to for the whole picture. */
export function Summary({ record }: { readonly record: BitsRecord }) {
  const t = useWords(controlWords);
  const w = useWords(words);
  const columns = record.sigmas.map((sigma) => ({ sigma, bound: boundSoFar(record, sigma) }));
  const first = columns[0];
  if (!first?.bound) return null;
  const [picture] = record.scene.pictures;
  const values = picture ? picture.width * picture.height * picture.channels : 0;
  const { whole } = first.bound;
  const count = record.terms.length;
  const bits = (value: number | null | undefined) =>
    value == null ? "–" : value > 0 && value < 1e-4 ? short(value) : number(value, 4);
  const rows = [
    { id: "prior", name: <Term index="T" />, of: columns.map(({ bound }) => bits(bound?.prior)) },
    {
      id: "middle",
      name: (
        <>
          Σ <Term index="t−1" />
        </>
      ),
      of: columns.map(({ bound }) => bits(bound?.middle)),
    },
    { id: "decoder", name: <Term index="0" />, of: columns.map(({ bound }) => bits(bound?.decoder)) },
  ];
  return (
    <section className={css.summary} aria-label={w("bound")}>
      {/* Its place is kept until it can be said. */}
      <p className={css.verdict} data-soon={!whole || undefined}>
        {verdictIn(w, whole?.bits ?? 0)}
      </p>
      <table className={css.bound}>
        <caption className={css.caption}>{w("bound")}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-visually">{w("part")}</span>
            </th>
            {columns.map(({ sigma }) => (
              <th key={sigma} scope="col">
                {t(SIGMA_NAME[sigma])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, of }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {of.map((value, i) => (
                <td key={columns[i]!.sigma}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className={css.total}>
            <th scope="row">{w(whole?.standardError ? "estimated" : "total")}</th>
            {columns.map(({ sigma, bound }) => (
              <td key={sigma} data-sigma={sigma}>
                <span>{number(bound?.whole?.bits ?? (bound ? bound.prior + bound.middle : 0), 3)}</span>
                {bound?.whole?.standardError ? <small>{` ± ${number(bound.whole.standardError, 3)}`}</small> : null}
              </td>
            ))}
          </tr>
          {whole && (
            <tr>
              <th scope="row">{w("bytes")}</th>
              {columns.map(({ sigma, bound }) => (
                <td key={sigma}>{number(((bound?.whole?.bits ?? 0) * values) / 8, 0)}</td>
              ))}
            </tr>
          )}
        </tfoot>
      </table>
      <p className={css.note}>
        {(whole
          ? [
              whole.standardError === 0 ? w("exact") : w("estimate", { taken: whole.taken, of: whole.of }),
              `${w("bytes")}: ${w("bytesRaw", { bytes: values })}.`,
              count > 1 &&
                w("several", { count, deviation: number(first.bound.deviation, 3), sigma: t(SIGMA_NAME[first.sigma]) }),
            ]
          : [w("partial")]
        )
          .filter(Boolean)
          .join(" ")}
      </p>
    </section>
  );
}

/** What it means for those who do not count in bits: against the 8 that a value takes as it is. */
function verdictIn(w: SayOf<typeof words>, bits: number): string {
  const verdict = verdictOn(bits);
  return verdict === "stranger"
    ? w(verdict, { times: number(bits / 8, 1) })
    : w(verdict, { percent: Math.round((100 * bits) / 8) });
}

/** L with its index, as the papers write the parts of the bound. */
function Term({ index }: { readonly index: string }) {
  return (
    <span className={css.term}>
      <i>L</i>
      <sub>{index}</sub>
    </span>
  );
}
