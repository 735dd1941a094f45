/**
 * Where everything stands in a frame: groups of pictures beside or above one another, each with its title, and the
 * caption under all of them. A pixel of a picture is a square of whole pixels, one of which is between pictures, as on
 * the page.
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
  /** Pixels a pixel. */
  readonly scale: number;
  readonly groups: readonly GroupLayout[];
  readonly caption: Place | null;
  /** Height of the letters' line. */
  readonly line: number;
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
  // In pictures' pixels: the widest and the highest group.
  const wide = Math.max(...groups.map(({ columns, count }) => span(Math.min(columns, count), wish.width)));
  const high = Math.max(...groups.map(({ columns, count }) => span(Math.ceil(count / columns), wish.height)));
  const roomAcross = size - margin * (across + 1);
  const roomDown = size - margin * (down + 1) - titled * down - caption;
  const scale = Math.max(1, Math.floor(Math.min(roomAcross / (wide * across), roomDown / (high * down))));
  const [boxWidth, boxHeight] = [wide * scale, high * scale + titled];
  const tight = {
    width: margin * (across + 1) + boxWidth * across,
    height: margin * (down + 1) + boxHeight * down + caption,
  };
  // The longer side is what was asked for; what is over stands around.
  const longer = Math.max(tight.width, tight.height);
  const width = even(tight.width === longer ? Math.max(size, longer) : tight.width);
  const height = even(tight.height === longer ? Math.max(size, longer) : tight.height);
  const left = (width - tight.width) >> 1;
  const top = (height - tight.height) >> 1;
  return {
    width,
    height,
    scale,
    line,
    groups: groups.map(({ columns, count }, i) => {
      const x = left + margin + (i % across) * (boxWidth + margin);
      const y = top + margin + Math.floor(i / across) * (boxHeight + margin);
      const own = span(Math.min(columns, count), wish.width) * scale;
      return {
        title: titled > 0 ? { x, y, width: boxWidth, height: titled } : null,
        cells: Array.from({ length: count }, (_, picture) => ({
          x: x + ((boxWidth - own) >> 1) + (picture % columns) * (wish.width + GAP) * scale,
          y: y + titled + Math.floor(picture / columns) * (wish.height + GAP) * scale,
          width: wish.width * scale,
          height: wish.height * scale,
        })),
      };
    }),
    caption: wish.caption
      ? {
          x: left + margin,
          y: top + tight.height - caption - (margin >> 1),
          width: tight.width - 2 * margin,
          height: caption,
        }
      : null,
  };
}

const span = (count: number, side: number) => count * (side + GAP) - GAP;
/** Films halve their colours: an odd side has no half. */
const even = (side: number) => side + (side % 2);
