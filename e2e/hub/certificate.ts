/** A certificate that nobody has signed but itself, made for one test: X.509 in DER, as far as a server needs one. */
import { generateKeyPairSync, sign } from "node:crypto";

const DAY = 86_400_000;
const ECDSA_SHA256 = [0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
const COMMON_NAME = [0x06, 0x03, 0x55, 0x04, 0x03];

/** Tag, length, content. */
function der(tag: number, ...parts: readonly (readonly number[] | Uint8Array)[]): number[] {
  const content = parts.flatMap((part) => [...part]);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return [tag, ...size, ...content];
}

const sequence = (...parts: readonly (readonly number[] | Uint8Array)[]) => der(0x30, ...parts);

export function selfSigned(host: string): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(host)))));
  const time = (at: number) =>
    der(0x17, Buffer.from(`${new Date(at).toISOString().slice(2, 19).replace(/[-:T]/g, "")}Z`));
  const validity = sequence(time(Date.now() - DAY), time(Date.now() + DAY));
  const algorithm = sequence(ECDSA_SHA256);
  const key = publicKey.export({ type: "spki", format: "der" });
  const told = sequence(der(0x02, [1]), algorithm, name, validity, name, key);
  const signature = sign("sha256", Buffer.from(told), privateKey);
  const certificate = Buffer.from(sequence(told, algorithm, der(0x03, [0], signature)));
  const lines = certificate
    .toString("base64")
    .match(/.{1,64}/g)!
    .join("\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
