import { Fragment, type ReactNode } from "react";
import css from "./figure.module.css";

interface Item {
  /** Unique in its list. */
  readonly id: string;
  readonly name: ReactNode;
  readonly value: string;
  readonly note?: string;
}

/** What a figure computes, in numbers that do not jump about as they change. */
export function Numbers({ items }: { readonly items: readonly Item[] }) {
  return (
    <dl className={css.numbers}>
      {items.map(({ id, name, value, note }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd>
            <span>{value}</span>
            {note && (
              <Fragment>
                {" "}
                <small>{note}</small>
              </Fragment>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
