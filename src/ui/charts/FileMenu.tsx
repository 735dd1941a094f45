import { Download } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { saveSaying } from "../../app/save-file.ts";
import { Button, IconButton } from "../primitives/Button.tsx";
import { Popover } from "../primitives/Popover.tsx";
import css from "./charts.module.css";

export interface FileKind {
  readonly ending: string;
  readonly name: string;
  readonly icon: ReactNode;
  readonly make: () => Blob | Promise<Blob>;
}

interface FileMenuProps {
  readonly label: string;
  /** Name of the files, without their endings. */
  readonly file: string;
  readonly kinds: readonly FileKind[];
  readonly disabled?: boolean;
}

/** The files that something can be saved as, in one place. */
export function FileMenu({ label, file, kinds, disabled = false }: FileMenuProps) {
  const save =
    ({ ending, make }: FileKind) =>
    (event: MouseEvent) => {
      event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
      void saveSaying(Promise.resolve(make()), `${file}.${ending}`);
    };
  return (
    <Popover
      title={label}
      trigger={
        <IconButton label={label} aria-haspopup="dialog" disabled={disabled}>
          <Download />
        </IconButton>
      }
    >
      <div className={css.files}>
        {kinds.map((kind) => (
          <Button key={kind.ending} look="plain" icon={kind.icon} onClick={save(kind)}>
            {kind.name}
          </Button>
        ))}
      </div>
    </Popover>
  );
}
