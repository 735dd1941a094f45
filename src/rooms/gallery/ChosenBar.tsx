import { CheckCheck, Columns2, Download, Send, Trash2, X } from "lucide-react";
import { useWords } from "../../i18n/words.ts";
import type { Kept } from "../../ledger/records.ts";
import { useNarrow } from "../../ui/frame/use-narrow.ts";
import { Button, IconButton } from "../../ui/primitives/Button.tsx";
import { canSend, remove, save, send } from "./actions.ts";
import css from "./gallery.module.css";
import { words } from "./words.ts";

interface ChosenBarProps {
  readonly chosen: readonly Kept[];
  readonly onAll: () => void;
  readonly onNone: () => void;
  readonly onCompare: () => void;
}

/** What can be done with those that are chosen. */
export function ChosenBar({ chosen, onAll, onNone, onCompare }: ChosenBarProps) {
  const w = useWords(words);
  const narrow = useNarrow();
  const acts = [
    {
      id: "compare",
      name: w("compare"),
      icon: <Columns2 />,
      run: onCompare,
      ...(chosen.length !== 2 && { blocked: w("compareNeeds") }),
    },
    ...(canSend() ? [{ id: "send", name: w("send"), icon: <Send />, run: () => void send(chosen) }] : []),
    {
      id: "save",
      name: chosen.length > 1 ? w("saveZip") : w("save"),
      icon: <Download />,
      run: () => void save(chosen),
    },
    { id: "remove", name: w("remove"), icon: <Trash2 />, run: () => void remove(chosen) },
  ];
  return (
    <section className={css.bar} aria-label={w("chosen", { count: chosen.length })}>
      <IconButton label={w("none")} onClick={onNone}>
        <X />
      </IconButton>
      <p className={css.chosen} role="status">
        {w("chosen", { count: chosen.length })}
      </p>
      <IconButton label={w("chooseAll")} onClick={onAll}>
        <CheckCheck />
      </IconButton>
      <div className={css.chosenActs}>
        {acts.map(({ id, name, icon, run, blocked }) =>
          narrow ? (
            <IconButton
              key={id}
              label={blocked ? `${name}: ${blocked}` : name}
              disabled={Boolean(blocked)}
              onClick={run}
            >
              {icon}
            </IconButton>
          ) : (
            <Button key={id} icon={icon} title={blocked} disabled={Boolean(blocked)} onClick={run}>
              {name}
            </Button>
          ),
        )}
      </div>
    </section>
  );
}
