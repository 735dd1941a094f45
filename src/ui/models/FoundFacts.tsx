import { useId } from "react";
import type { Choice } from "../../hub/choices.ts";
import type { Found } from "../../hub/found.ts";
import { useWords } from "../../i18n/words.ts";
import { Select } from "../primitives/Select.tsx";
import { megabytes, number } from "../run/format.ts";
import css from "./models.module.css";
import { words } from "./words.ts";

interface FoundFactsProps {
  readonly found: Found;
  readonly choice: number;
  readonly onChoice: (choice: number) => void;
}

/** Where it is, what it may be used for, and which files would be fetched. */
export function FoundFacts({ found: { address, commit, licence, choices }, choice, onChoice }: FoundFactsProps) {
  const w = useWords(words);
  const id = useId();
  const chosen = choices[choice];
  return (
    <dl className={css.table}>
      <dt>{w("address")}</dt>
      <dd className={css.wide}>
        {commit === null ? address : address.replace(/^https:\/\//, "").replace(commit, commit.slice(0, 12))}
      </dd>
      <dt>{w("licence")}</dt>
      <dd className={css.wide}>{licence ?? w("licenceUnknown")}</dd>
      {choices.length > 1 && (
        <>
          <dt id={id}>{w("weights")}</dt>
          <dd className={css.wide}>
            <Select
              aria-labelledby={id}
              value={String(choice)}
              options={choices.map(({ weights }, i) => ({ value: String(i), label: weights }))}
              onChange={(to) => onChoice(Number(to))}
            />
          </dd>
        </>
      )}
      {chosen && (
        <>
          <dt>{w("files")}</dt>
          <dd className={css.wide}>
            <FileList choice={chosen} />
          </dd>
        </>
      )}
    </dl>
  );
}

function FileList({ choice: { files } }: { readonly choice: Choice }) {
  const w = useWords(words);
  const bytes = files.every((file) => file.bytes !== null) ? files.reduce((sum, file) => sum + file.bytes!, 0) : null;
  return (
    <ul className={css.files}>
      {files.map((file) => (
        <li key={file.path}>
          <span>{file.path}</span>
          <Size bytes={file.bytes} />
        </li>
      ))}
      {files.length > 1 && bytes !== null && (
        <li className={css.sum}>
          <span>{w("together")}</span>
          <Size bytes={bytes} />
        </li>
      )}
    </ul>
  );
}

function Size({ bytes }: { readonly bytes: number | null }) {
  const w = useWords(words);
  if (bytes === null) return <span>{w("bytesUnknown")}</span>;
  return bytes < 100_000 ? (
    <span>{w("kilobytes", { kilobytes: number(bytes / 1000, 1) })}</span>
  ) : (
    <span>{w("megabytes", { megabytes: megabytes(bytes) })}</span>
  );
}
