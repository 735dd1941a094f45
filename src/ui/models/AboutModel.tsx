import { useEffect, useState } from "react";
import { type About, aboutModel } from "../../app/shelf.ts";
import { useWords } from "../../i18n/words.ts";
import { megabytes } from "../run/format.ts";
import { factName, factValue, placeSaid } from "./fact-names.ts";
import css from "./models.module.css";
import { words } from "./words.ts";

/** Its licence, what it was made from, and of a person's own where every value is from. */
export function AboutModel({ id }: { readonly id: string }) {
  const w = useWords(words);
  const [about, setAbout] = useState<About | "failed" | null>(null);
  useEffect(() => {
    let gone = false;
    aboutModel(id).then(
      (found) => !gone && setAbout(found),
      (error: unknown) => {
        console.warn(`the description of ${id} could not be read`, error);
        if (!gone) setAbout("failed");
      },
    );
    return () => {
      gone = true;
    };
  }, [id]);
  if (about === null) return null;
  if (about === "failed") return <p className={css.note}>{w("aboutFailed")}</p>;
  const { card } = about;
  return (
    <dl className={css.table} data-about>
      {card ? (
        <>
          <Row name={w("family")} value={card.family} how={placeSaid(w, card.from)} />
          <Row name={w("licence")} value={about.licence} />
          {card.address !== undefined && <Row name={w("address")} value={card.address} />}
          {card.source.map(({ name, bytes, sha256 }) => (
            <Row
              key={name}
              name={w("file")}
              value={`${name} (${megabytes(bytes)} MB)`}
              how={`sha256 ${sha256.slice(0, 16)}…`}
            />
          ))}
          {card.facts.map(({ name, value, how, from }) => (
            <Row
              key={name}
              name={factName(w, name)}
              value={factValue(w, name, value)}
              how={[w(`how.${how}`), from].filter(Boolean).join(" · ")}
            />
          ))}
        </>
      ) : (
        <>
          <Row name={w("licence")} value={about.licence} />
          <Row name={w("data")} value={about.data} />
          <Row name={w("weights")} value={about.weights} />
        </>
      )}
    </dl>
  );
}

function Row({ name, value, how = "" }: { readonly name: string; readonly value: string; readonly how?: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd className={css.how}>{how}</dd>
    </>
  );
}
