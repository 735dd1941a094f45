import { Bookmark, Copy, Download, Maximize2, Send } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { EMBEDDED } from "../../../app/embed.ts";
import { usePictureSize } from "../../../app/hooks.ts";
import { useWords } from "../../../i18n/words.ts";
import { takeTo } from "../../../pictures/take-to.ts";
import { savePng } from "../../../recipe/export.ts";
import { keep } from "../../share/keep.ts";
import { closeMenu, type OfRun, type Opened } from "./open.ts";
import styles from "./PictureMenu.module.css";
import { canSend, copyPicture, sendPicture } from "./send.ts";
import { type Offers, useOffers } from "./use-offers.ts";
import { words } from "./words.ts";

/** What can be done with one picture: first what rooms do with it, then what is done with any. */
export function PictureMenu({ opened }: { readonly opened: Opened }) {
  const offers = useOffers(opened.subject.of);
  return offers && <Menu opened={opened} offers={offers} />;
}

interface MenuProps {
  readonly opened: Opened;
  readonly offers: Offers;
}

function Menu({ opened, offers: { offers, taken, block } }: MenuProps) {
  const w = useWords(words);
  const { subject, from } = opened;
  const popup = useRef<HTMLDivElement>(null);

  // Left when something else is pressed. The browser's own way to leave a popover is taken by a finger that only lifts.
  useLayoutEffect(() => {
    const menu = popup.current;
    if (!menu) return;
    if (!menu.matches(":popover-open")) menu.showPopover();
    place(menu, opened);
    itemsOf(menu)[0]?.focus();
    const leave = ({ target }: Event) => {
      if (!(target instanceof Node && menu.contains(target))) closeMenu();
    };
    const events = ["pointerdown", "resize", "wheel"];
    for (const event of events) addEventListener(event, leave, true);
    return () => {
      for (const event of events) removeEventListener(event, leave, true);
    };
  }, [opened]);

  const close = () => {
    // Whoever came by keyboard is where they were.
    if (popup.current?.contains(document.activeElement)) from.focus({ preventScroll: true });
    closeMenu();
  };
  const choose = (act: () => unknown) => () => {
    close();
    act();
  };

  return (
    <div
      ref={popup}
      popover="manual"
      role="menu"
      aria-label={subject.name}
      tabIndex={-1}
      className={styles.menu}
      onKeyDown={(event) => onKey(event, close)}
      onContextMenu={(event) => event.preventDefault()}
    >
      <p className={styles.name} aria-hidden>
        {subject.name}
      </p>
      {block && <p className={styles.block}>{w(block)}</p>}
      {taken &&
        !block &&
        offers.map(({ room, take }) => (
          <Item
            key={take.id}
            icon={<take.icon aria-hidden />}
            useName={take.useName}
            onChoose={choose(() => takeTo({ room, take }, taken))}
          />
        ))}
      {subject.onEnlarge && (
        <Item icon={<Maximize2 />} useName={() => w("enlarge")} onChoose={choose(subject.onEnlarge)} apart />
      )}
      {"slot" in subject.of && taken && <Files of={subject.of} choose={choose} apart={!subject.onEnlarge} />}
    </div>
  );
}

interface FilesProps {
  readonly of: OfRun;
  readonly choose: (act: () => unknown) => () => void;
  readonly apart: boolean;
}

/** One picture as a file: to the disk, and to another program. */
function Files({ of: { slot, picture, which, position }, choose, apart }: FilesProps) {
  const w = useWords(words);
  const size = usePictureSize(slot);
  const options = {
    slot,
    which,
    pictures: [picture],
    ...(position !== undefined && { cells: [{ picture, position }] }),
    columns: 1,
    size,
    name: `backstep-${picture + 1}`,
  };
  return (
    <>
      {!EMBEDDED && (
        <Item
          icon={<Bookmark />}
          useName={() => w("keep")}
          onChoose={choose(() => keep(({ keepPicture }) => keepPicture(options)))}
          apart={apart}
        />
      )}
      <Item
        icon={<Download />}
        useName={() => w("save")}
        onChoose={choose(() => savePng(options))}
        apart={apart && EMBEDDED}
      />
      {canSend() ? (
        <Item icon={<Send />} useName={() => w("send")} onChoose={choose(() => sendPicture(options))} />
      ) : (
        <Item icon={<Copy />} useName={() => w("copy")} onChoose={choose(() => copyPicture(options))} />
      )}
    </>
  );
}

interface ItemProps {
  readonly icon: ReactNode;
  readonly useName: () => string;
  readonly onChoose: () => void;
  /** Begins another group. */
  readonly apart?: boolean;
}

function Item({ icon, useName, onChoose, apart }: ItemProps) {
  const name = useName();
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={styles.item}
      data-apart={apart || undefined}
      onClick={onChoose}
    >
      {icon}
      <span>{name}</span>
    </button>
  );
}

const itemsOf = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];

function onKey(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = itemsOf(event.currentTarget);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.code];
  if (event.code === "Escape" || event.code === "Tab") {
    event.stopPropagation();
    close();
  }
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}

const APART = 8;

/** At the point where it was asked for, else beside the picture, or under it on a narrow page; wholly on the page. */
function place(menu: HTMLElement, { at, from }: Opened): void {
  const box = from.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height, style } = menu;
  const [after, before] = [box.right + APART, box.left - APART - width];
  const beside = after + width < innerWidth ? after : before > 0 ? before : null;
  const { x, y } = at ?? (beside === null ? { x: box.left, y: box.bottom + APART } : { x: beside, y: box.top });
  const within = (value: number, room: number) => Math.max(APART, Math.min(value, room - APART));
  style.left = `${within(x, innerWidth - width)}px`;
  style.top = `${within(y, innerHeight - height)}px`;
}
