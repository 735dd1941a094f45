import { useState } from "react";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import { useMeasured } from "./measured.ts";
import { clearBench } from "./run.ts";
import { words } from "./words.ts";

/** Hours of work may go: it is asked for twice, of the same numbers and without looking elsewhere in between. */
export function Clear() {
  const w = useWords(words);
  const rows = useMeasured((state) => state.rows);
  const [asked, setAsked] = useState<typeof rows | null>(null);
  if (!Object.values(rows).some((batches) => batches.length > 0)) return null;
  const sure = asked === rows;
  const press = () => {
    if (sure) void clearBench();
    setAsked(sure ? null : rows);
  };
  return (
    <Button onClick={press} onBlur={() => setAsked(null)}>
      {w(sure ? "clearSure" : "clear")}
    </Button>
  );
}
