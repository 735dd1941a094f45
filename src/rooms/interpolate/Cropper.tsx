import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { rgbaOf } from "../../bytes/rgba.ts";
import { useWords } from "../../i18n/words.ts";
import { overChecks } from "../../pictures/checks.ts";
import { type Crop, type Finger, inside, pinched, zoomed } from "../../pictures/crop.ts";
import { layPaper } from "../../pictures/paper.ts";
import { useSourceOf } from "../../pictures/sources.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { signOf } from "../../ui/frame/keys.ts";
import { useKnowsFaces } from "../../ui/models.ts";
import { put } from "../../ui/pictures/put.ts";
import { type End, recrop } from "./ends.ts";
import styles from "./Interpolate.module.css";
import { words } from "./words.ts";

interface CropperProps {
  readonly end: End;
  readonly picture: InputPicture;
  readonly name: string;
}

/** Where a face is in the pictures that faces-32 learned from, in hundredths of their side: hair to chin. */
const FACE = { cx: 50, cy: 48.5, rx: 34, ry: 47 };
/** The longer side: drawn at twice its size on the page, for sharp screens. */
const SIDE = 320;

/**
 * The piece of a picture that is used: dragged, zoomed by wheel, pinch or keys. Every move cuts
 * again, so that what the model sees is what is shown beside it. A picture without a source (from
 * a link, or a result) is shown as it is.
 */
export function Cropper({ end, picture, name }: CropperProps) {
  const w = useWords(words);
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointers = useRef(new Map<number, Finger>());
  const source = useSourceOf(picture);
  const faces = useKnowsFaces();
  const longer = Math.max(picture.width, picture.height);
  const [across, down] = [picture.width / longer, picture.height / longer];
  const [width, height] = [Math.round(SIDE * across), Math.round(SIDE * down)];

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    if (source) {
      const { x, y, ...of } = source.crop;
      context.imageSmoothingQuality = "high";
      const clear = new Uint8ClampedArray(width * height * 4);
      if (picture.channels === 4) put(context, clear, { width, height }, 1, [0, 0]);
      else layPaper(context, source.bitmap);
      context.drawImage(source.bitmap, x, y, of.width, of.height, 0, 0, width, height);
    } else {
      const small = new OffscreenCanvas(picture.width, picture.height);
      const seen = new ImageData(overChecks(rgbaOf(picture), picture), picture.width, picture.height);
      small.getContext("2d")?.putImageData(seen, 0, 0);
      context.imageSmoothingEnabled = false;
      context.drawImage(small, 0, 0, width, height);
    }
  }, [source, picture, width, height]);

  const cropTo = (crop: Crop) => {
    if (source) recrop(end, inside(crop, source.bitmap, picture));
  };

  // React listens to wheels passively, and the page must not scroll.
  useEffect(() => {
    const element = frame.current;
    if (!element || !source) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const [atX, atY] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
      cropTo(zoomed(source.crop, Math.exp(event.deltaY * 0.0015), atX, atY));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  });

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const before = pointers.current.get(event.pointerId);
    if (!before || !source) return;
    const now = { x: event.clientX, y: event.clientY };
    const { crop } = source;
    const unit = crop.width / event.currentTarget.clientWidth;
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, now);
    if (!other) {
      cropTo({ ...crop, x: crop.x - (now.x - before.x) * unit, y: crop.y - (now.y - before.y) * unit });
      return;
    }
    const box = event.currentTarget.getBoundingClientRect();
    const inBox = ({ x, y }: Finger) => ({ x: (x - box.left) / box.width, y: (y - box.top) / box.height });
    cropTo(pinched(crop, inBox(other), inBox(before), inBox(now)));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!source || event.nativeEvent.isComposing) return;
    const { crop } = source;
    const step = crop.width * (event.shiftKey ? 0.1 : 0.02);
    const moves: Record<string, Crop> = {
      ArrowLeft: { ...crop, x: crop.x - step },
      ArrowRight: { ...crop, x: crop.x + step },
      ArrowUp: { ...crop, y: crop.y - step },
      ArrowDown: { ...crop, y: crop.y + step },
      "+": zoomed(crop, 0.9, 0.5, 0.5),
      // Where + is typed with Shift.
      "=": zoomed(crop, 0.9, 0.5, 0.5),
      "-": zoomed(crop, 1 / 0.9, 0.5, 0.5),
    };
    const move = moves[signOf(event)];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    cropTo(move);
  };

  return (
    <div
      ref={frame}
      className={styles.crop}
      style={{ "--across": across, "--down": down } as React.CSSProperties}
      data-fixed={!source || undefined}
      role="application"
      tabIndex={source ? 0 : -1}
      aria-label={w("crop", { name })}
      title={source ? w("cropHint") : undefined}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      }}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => pointers.current.delete(event.pointerId)}
      onPointerCancel={(event) => pointers.current.delete(event.pointerId)}
    >
      <canvas ref={canvas} width={width} height={height} />
      {faces && source && (
        <svg aria-hidden className={styles.oval} viewBox="0 0 100 100">
          <ellipse {...FACE} />
          <ellipse {...FACE} />
        </svg>
      )}
    </div>
  );
}
