/** Animated pictures: GIF, APNG, WebP and AVIF, by the browser's ImageDecoder where it has one. */
import { spread } from "./ground.ts";
import { look } from "./look.ts";

/** A film that begins dark is dark for a second or two. */
const MOST_FRAMES = 100;
/** Levels between the lightest and the darkest place of a frame that shows something. */
const SHOWS = 32;
const LOOK = 32;

/**
 * The first frame that shows something; of an animation that never does, the one with most to see.
 * Null for a picture that stands still, and in a browser that can't tell.
 */
export async function firstThatShows(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<ImageBitmap | null> {
  if (!("ImageDecoder" in globalThis) || !(await ImageDecoder.isTypeSupported(type))) return null;
  const decoder = new ImageDecoder({ data: bytes, type });
  try {
    await Promise.all([decoder.tracks.ready, decoder.completed]);
    const track = decoder.tracks.selectedTrack;
    if (!track?.animated) return null;
    let [best, most] = [0, -1];
    for (let frameIndex = 0; frameIndex < Math.min(track.frameCount, MOST_FRAMES); frameIndex++) {
      const { image } = await decoder.decode({ frameIndex });
      const seen = spread(look(image, LOOK));
      image.close();
      if (seen > most) [best, most] = [frameIndex, seen];
      if (seen >= SHOWS) break;
    }
    const { image } = await decoder.decode({ frameIndex: best });
    const bitmap = await createImageBitmap(image);
    image.close();
    return bitmap;
  } finally {
    decoder.close();
  }
}
