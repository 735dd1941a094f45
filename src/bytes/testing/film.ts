import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from "mediabunny";

/** A film of packets that nobody decodes. */
export async function film(container: "mp4" | "webm", comment?: string): Promise<Uint8Array> {
  const target = new BufferTarget();
  const format = container === "mp4" ? new Mp4OutputFormat({ fastStart: "in-memory" }) : new WebMOutputFormat();
  const output = new Output({ format, target });
  const source = new EncodedVideoPacketSource("vp9");
  output.addVideoTrack(source, { frameRate: 25 });
  output.setMetadataTags({ title: "Backstep", ...(comment !== undefined && { comment }) });
  await output.start();
  const decoderConfig = { codec: "vp09.00.10.08", codedWidth: 64, codedHeight: 64 };
  for (let i = 0; i < 5; i++) {
    const packet = new EncodedPacket(new Uint8Array(500).fill(i), i === 0 ? "key" : "delta", i / 25, 1 / 25);
    await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  return new Uint8Array(target.buffer!);
}
