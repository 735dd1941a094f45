/** A measurement that was recorded, told again as it came: from the noise on, more terms with every beat. */
import { useEffect, useState } from "react";
import { slots } from "../../app/page.ts";
import { wantsStillness } from "../../app/preferences.ts";
import { RECORDED } from "../../run/recorded-slots.ts";
import type { Sheet } from "../../run/sheet.ts";
import type { InputPicture } from "../../scene/picture.ts";
import type { Measured } from "./measured.ts";
import { BitsRecord } from "./record.ts";
import { SLOT } from "./run.ts";
import { settings } from "./scene.ts";
import { processOf } from "./spec.ts";

const BEATS = 12;
const BEAT_MS = 300;

/** What of it has been told so far; null where there is none. */
export function useRecordedBits(sheet: Sheet | null): Measured | null {
  const [measured, setMeasured] = useState<Measured | null>(null);
  useEffect(() => {
    const record = sheet && recordOf(sheet);
    if (!record || !sheet.bits) return setMeasured(null);
    const { prior, terms } = sheet.bits;
    const tell = (upTo: number) => {
      record.add(terms.slice(record.taken, upTo), prior);
      setMeasured({ record });
    };
    if (wantsStillness()) return tell(terms.length);
    let beat = 1;
    const next = () => {
      tell(Math.ceil((beat / BEATS) * terms.length));
      if (++beat > BEATS) clearInterval(timer);
    };
    const timer = setInterval(next, BEAT_MS);
    next();
    return () => clearInterval(timer);
  }, [sheet]);
  return measured;
}

/** Before its first term; null where what was recorded is no measurement of a picture. */
function recordOf({ scene, model }: Sheet): BitsRecord | null {
  const pixels = slots.of(RECORDED + SLOT).feed.recording?.at(0, null).x;
  if (!pixels || !settings.are(scene)) return null;
  const rgb = Uint8Array.from(
    { length: model.width * model.height * 3 },
    (_, i) => pixels[4 * Math.floor(i / 3) + (i % 3)]!,
  );
  const picture: InputPicture = { width: model.width, height: model.height, channels: 3, pixels: rgb };
  return new BitsRecord({ ...scene, pictures: [picture] }, processOf({ process: model.process }, scene.steps));
}
