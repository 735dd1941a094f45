import { useWords } from "../../i18n/words.ts";
import { NumberBox } from "../controls/NumberBox.tsx";
import { words as pictureWords } from "../pictures/words.ts";
import { Field } from "../primitives/Field.tsx";
import { Range } from "../primitives/Range.tsx";

interface WhichFieldProps {
  readonly label: string;
  /** 1 … count. */
  readonly number: number;
  readonly count: number;
  readonly onChange: (number: number) => void;
}

/** Which of the pictures is meant, by its number. */
export function WhichField({ label, number, count, onChange }: WhichFieldProps) {
  const t = useWords(pictureWords);
  return (
    <Field label={label} aside={<NumberBox label={label} value={number} min={1} max={count} onChange={onChange} />}>
      {({ id }) => (
        <Range
          id={id}
          min={1}
          max={count}
          value={number}
          valueText={t("pictures.one", { n: number, count })}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
