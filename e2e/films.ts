/** Films as another program sees them: ffmpeg's words about a file, and its frames. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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
  // By its bytes an APNG is a PNG: only who is told so reads on after its first frame.
  const input = [...(name.endsWith(".apng") ? ["-f", "apng"] : []), "-i", file];
  try {
    const probe = JSON.parse(
      run("ffprobe", [
        "-v",
        "error",
        "-show_streams",
        "-show_format",
        "-show_frames",
        "-of",
        "json",
        ...input,
      ]).toString(),
    );
    const [stream] = probe.streams;
    const { width, height } = stream;
    const times = probe.frames.map((frame: { best_effort_timestamp_time: string }) =>
      Number(frame.best_effort_timestamp_time),
    );
    const at = (seconds: number) => {
      const number = times.findLastIndex((time: number) => time <= seconds + 1e-3);
      const only = ["-vf", `select=eq(n\\,${number})`, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"];
      const frame = run("ffmpeg", ["-v", "error", ...input, ...only]);
      if (frame.length !== width * height * 3) throw new Error(`frame ${number} of ${name} has ${frame.length} bytes`);
      return frame;
    };
    await use({ codec: stream.codec_name, width, height, times, tags: { ...stream.tags, ...probe.format.tags }, at });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
