import { ChevronLeft, ChevronRight, Copy, Download, Film, Send, SquareArrowOutUpRight, Trash2 } from "lucide-react";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import type { Kept } from "../../ledger/records.ts";
import { FileImage } from "../../ui/pictures/FileImage.tsx";
import { inSquare } from "../../ui/pictures/in-square.ts";
import { Button, IconButton } from "../../ui/primitives/Button.tsx";
import { Dialog } from "../../ui/primitives/Dialog.tsx";
import { canSend, copy, hasFilm, openAgain, remove, save, send } from "./actions.ts";
import { Facts } from "./Facts.tsx";
import type { Names } from "./names.ts";
import css from "./pictures.module.css";
import { usePicture } from "./use-picture.ts";
import { words } from "./words.ts";

interface DetailProps {
  readonly entries: readonly Kept[];
  readonly id: string;
  readonly names: Names;
  readonly onMove: (id: string) => void;
  readonly onClose: () => void;
}

/** One kept picture, large, with how it was made and what can be done with it. Arrow keys move on. */
export function Detail({ entries, id, names, onMove, onClose }: DetailProps) {
  const w = useWords(words);
  const at = entries.findIndex((entry) => entry.id === id);
  const entry = entries[at];
  const [before, after] = [entries[at - 1], entries[at + 1]];
  if (!entry) return null;
  const room = names.room(entry);
  const leave = (act: () => unknown) => () => {
    onClose();
    act();
  };
  const go = (to: Kept | undefined) => to && onMove(to.id);
  return (
    <Dialog open title={`${room}, ${names.when(entry)}`} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows are the buttons' below, wherever the focus is in it */}
      <div
        className={css.detail}
        onKeyDown={(event) => {
          if (event.code === "ArrowRight") go(after);
          else if (event.code === "ArrowLeft") go(before);
          else if (event.code === "Delete") leave(() => remove([entry]))();
        }}
      >
        <Large entry={entry} name={names.line(entry)} />
        <div className={css.about}>
          <Facts entry={entry} names={names} />
          <div className={css.doings}>
            <Button look="primary" icon={<SquareArrowOutUpRight />} onClick={leave(() => openAgain(entry))}>
              {w("open", { room })}
            </Button>
            <p className={css.help}>{w("openHelp")}</p>
            <div className={css.acts}>
              {hasFilm(entry) && (
                <Button icon={<Film />} onClick={leave(() => openAgain(entry, { film: true }))}>
                  {w("film")}
                </Button>
              )}
              <Button icon={<Download />} onClick={() => void save([entry])}>
                {w("save")}
              </Button>
              {canSend() ? (
                <Button icon={<Send />} onClick={() => void send([entry])}>
                  {w("send")}
                </Button>
              ) : (
                <Button icon={<Copy />} onClick={() => void copy(entry)}>
                  {w("copy")}
                </Button>
              )}
              <Button icon={<Trash2 />} onClick={leave(() => remove([entry]))}>
                {w("remove")}
              </Button>
            </div>
          </div>
          <div className={css.turn}>
            <IconButton label={w("previous")} disabled={!before} onClick={() => go(before)}>
              <ChevronLeft />
            </IconButton>
            <p className={css.place}>{w("position", { n: at + 1, count: entries.length })}</p>
            <IconButton label={w("next")} disabled={!after} onClick={() => go(after)}>
              <ChevronRight />
            </IconButton>
          </div>
        </div>
      </div>
    </Dialog>
  );
}

interface LargeProps {
  readonly entry: Kept;
  readonly name: string;
  /** In a square, whatever its shape: beside another. */
  readonly square?: true;
}

/** As large as there is room; squares or smooth, as everywhere on the page. */
export function Large({ entry, name, square }: LargeProps) {
  const whole = usePicture(entry);
  const look = useStore((state) => state.look);
  return (
    <div className={css.large} style={{ aspectRatio: square ? 1 : `${entry.width} / ${entry.height}` }}>
      {whole && (
        <FileImage
          src={whole.address}
          alt={name}
          lies={whole.lies}
          data-look={look}
          style={square ? inSquare(entry) : {}}
        />
      )}
    </div>
  );
}
