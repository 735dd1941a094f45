/**
 * Where everything stands in a frame: groups of pictures beside or above one another, each with its title, and the
 * caption under all of them. A pixel of a picture is a square of whole pixels, unless it is smoothed, and one of that size
 * is between two pictures, as on the page.
 */

/** The longest side of a film, in pixels. */
export const SIZES = [720, 1080] as const;
export type Size = (typeof SIZES)[number];

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FrameLayout {
  readonly width: number;
  readonly height: number;
  /** Pixels a pixel: whole where those are squares. */
  readonly scale: number;
  readonly groups: readonly GroupLayout[];
  readonly caption: Place | null;
}

export interface GroupLayout {
  readonly title: Place | null;
  /** One a picture. */
  readonly cells: readonly Place[];
}

export interface LayoutWish {
  /** Of one picture. */
  readonly width: number;
  readonly height: number;
  readonly groups: readonly { readonly title?: string | undefined; readonly columns: number; readonly count: number }[];
  readonly caption: boolean;
  readonly smooth: boolean;
  readonly size: Size;
}

/** Between pictures, in their own pixels. */
const GAP = 1;
/** Of the longest side: around everything, and a line of letters. */
const MARGIN = 1 / 45;
const LINE = 1 / 18;

/** The arrangement of the groups in which pictures are largest; of two alike, the squarer frame. */
export function layFrame(wish: LayoutWish): FrameLayout {
  const { length } = wish.groups;
  // Full rows only.
  const across = Array.from({ length }, (_, i) => i + 1).filter((each) => length % each === 0);
  const all = across.map((each) => arranged(wish, each));
  const squareness = ({ width, height }: FrameLayout) => Math.abs(Math.log(width / height));
  return all.reduce((best, each) => {
    if (each.scale !== best.scale) return each.scale > best.scale ? each : best;
    return squareness(each) < squareness(best) ? each : best;
  });
}

function arranged(wish: LayoutWish, across: number): FrameLayout {
  const { groups, size } = wish;
  const margin = Math.round(size * MARGIN);
  const line = Math.round(size * LINE);
  const down = Math.ceil(groups.length / across);
  const titled = groups.some(({ title }) => title !== undefined) ? line : 0;
  const caption = wish.caption ? line : 0;
  // The widest and the highest group, in pictures.
  const columns = Math.max(...groups.map((group) => Math.min(group.columns, group.count)));
  const rows = Math.max(...groups.map((group) => Math.ceil(group.count / group.columns)));
  const roomAcross = (size - margin * (across + 1)) / across;
  const roomDown = (size - margin * (down + 1) - caption) / down - titled;
  const most = Math.min(roomAcross / inPixels(columns, wish.width), roomDown / inPixels(rows, wish.height));
  const scale = Math.max(1, wish.smooth ? most : Math.floor(most));
  const cell = { width: Math.floor(wish.width * scale), height: Math.floor(wish.height * scale) };
  const gap = Math.max(1, Math.floor(GAP * scale));
  const span = (count: number, side: number) => count * (side + gap) - gap;
  const [boxWidth, boxHeight] = [span(columns, cell.width), span(rows, cell.height) + titled];
  const tight = {
    width: margin * (across + 1) + boxWidth * across,
    height: margin * (down + 1) + boxHeight * down + caption,
  };
  // The longer side is what was asked for: what is over is a wider margin on all sides.
  const over = Math.max(0, size - Math.max(tight.width, tight.height));
  const [left, top] = [(over >> 1) + margin, (over >> 1) + margin];
  return {
    width: even(tight.width + over),
    height: even(tight.height + over),
    scale,
    groups: groups.map(({ columns, count }, i) => {
      const x = left + (i % across) * (boxWidth + margin);
      const y = top + Math.floor(i / across) * (boxHeight + margin);
      const inset = (boxWidth - span(Math.min(columns, count), cell.width)) >> 1;
      return {
        title: titled > 0 ? { x, y, width: boxWidth, height: titled } : null,
        cells: Array.from({ length: count }, (_, picture) => ({
          x: x + inset + (picture % columns) * (cell.width + gap),
          y: y + titled + Math.floor(picture / columns) * (cell.height + gap),
          ...cell,
        })),
      };
    }),
    // Right under the pictures: the letters have space of their own over them.
    caption: wish.caption
      ? {
          x: left,
          y: top + (boxHeight + margin) * down - (margin >> 1),
          width: tight.width - 2 * margin,
          height: caption,
        }
      : null,
  };
}

const inPixels = (count: number, side: number) => count * (side + GAP) - GAP;
/** Films halve their colours: an odd side has no half. */
const even = (side: number) => side + (side % 2);
