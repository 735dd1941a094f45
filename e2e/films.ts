/** Films as other programs see them: videos as ffmpeg does, GIF and APNG as Pillow does. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLayout } from "../src/film/layout.ts";
import { findPython } from "../src/recipe/testing/python.ts";

function run(program: string, args: readonly string[]): Buffer {
  const { stdout, stderr, status, error } = spawnSync(program, args, { maxBuffer: 1 << 28 });
  if (error) throw new Error(`${program} is needed to open films, and could not be started: ${error.message}`);
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}\n${stderr}`);
  return stdout;
}

export interface Film {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  /** When each frame is shown, in seconds. */
  readonly times: readonly number[];
  /** Tags of the file. */
  readonly tags: Readonly<Record<string, string>>;
  /** RGB, [H, W, 3], of the frame that is on screen at a time. */
  at(seconds: number): Buffer;
}

/** Opens a film, and throws its file away when `use` is done with it. */
export async function opened(bytes: Buffer, name: string, use: (film: Film) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "backstep-film-"));
  const file = join(folder, name);
  writeFileSync(file, bytes);
  try {
    await use(/\.(gif|png)$/.test(name) ? byPillow(file) : byFfmpeg(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function byFfmpeg(file: string): Film {
  const asked = ["-v", "error", "-show_streams", "-show_format", "-show_frames", "-of", "json", "-i", file];
  const probe = JSON.parse(run("ffprobe", asked).toString());
  const [{ codec_name: codec, width, height, tags }] = probe.streams;
  const times = probe.frames.map((frame: { best_effort_timestamp_time: string }) =>
    Number(frame.best_effort_timestamp_time),
  );
  const at = (seconds: number) => {
    const only = ["-vf", `select=eq(n\\,${frameAt(times, seconds)})`, "-frames:v", "1"];
    return run("ffmpeg", ["-v", "error", "-i", file, ...only, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]);
  };
  return { codec, width, height, times, tags: { ...tags, ...probe.format.tags }, at };
}

const PILLOW = `
import json, sys
from PIL import Image
image = Image.open(sys.argv[1])
if len(sys.argv) > 2:
    image.seek(int(sys.argv[2]))
    sys.stdout.buffer.write(image.convert("RGB").tobytes())
else:
    lengths, said = [], {}
    for frame in range(image.n_frames):
        image.seek(frame)
        image.load()
        lengths.append(image.info["duration"])
        said |= image.info | getattr(image, "text", {})
    tags = {name: text.decode() if isinstance(text, bytes) else text
            for name, text in said.items() if isinstance(text, (str, bytes))}
    print(json.dumps([image.format, *image.size, lengths, tags]))`;

function byPillow(file: string): Film {
  const python = findPython();
  const ask = (...frame: readonly string[]) => run(python, ["-c", PILLOW, file, ...frame]);
  const [format, width, height, lengths, tags] = JSON.parse(ask().toString());
  const times = (lengths as number[]).map(
    (_, i) => lengths.slice(0, i).reduce((sum: number, ms: number) => sum + ms, 0) / 1000,
  );
  return { codec: format.toLowerCase(), width, height, times, tags, at: (s) => ask(String(frameAt(times, s))) };
}

const frameAt = (times: readonly number[], seconds: number) => times.findLastIndex((time) => time <= seconds + 1e-3);

/** What a canvas of the page shows at its pictures' own size: squares in rows, a pixel between them. */
export interface Stage {
  readonly width: number;
  readonly rgba: readonly number[];
}

/**
 * Levels by which the squares of a film's frame differ from the pixels on screen, in the middle of each square.
 * @param pictures which of the canvas stand in the frame's group, in order; as many as there are where not said
 */
export function apart(
  frame: Buffer,
  layout: FrameLayout,
  stage: Stage,
  { group = 0, side = 32, pictures = [] as readonly number[] } = {},
) {
  if (frame.length !== layout.width * layout.height * 3) throw new Error(`the frame has ${frame.length} bytes`);
  const columns = (stage.width + 1) / (side + 1);
  const differences: number[] = [];
  layout.groups[group]!.cells.forEach(({ x, y }, i) => {
    const picture = pictures[i] ?? i;
    const [left, top] = [(picture % columns) * (side + 1), Math.floor(picture / columns) * (side + 1)];
    for (let at = 0; at < side * side * 3; at++) {
      const [row, column, channel] = [Math.floor(at / 3 / side), Math.floor(at / 3) % side, at % 3];
      const middle = (pixel: number, from: number) => from + pixel * layout.scale + (layout.scale >> 1);
      const level = frame[(middle(row, y) * layout.width + middle(column, x)) * 3 + channel]!;
      const shown = stage.rgba[((top + row) * stage.width + left + column) * 4 + channel]!;
      differences.push(Math.abs(level - shown));
    }
  });
  return { mean: differences.reduce((sum, d) => sum + d, 0) / differences.length, largest: Math.max(...differences) };
}
