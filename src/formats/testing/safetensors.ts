/** A safetensors file of float32 tensors, written as the format says. */
export function safetensors(
  tensors: Readonly<Record<string, { readonly shape: readonly number[]; readonly values: readonly number[] }>>,
): Blob {
  let at = 0;
  const entries = Object.entries(tensors).map(([name, { shape, values }]) => {
    const from = at;
    at += 4 * values.length;
    return [name, { dtype: "F32", shape, data_offsets: [from, at] }] as const;
  });
  const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const data = Object.values(tensors).map(({ values }) => Float32Array.from(values));
  return new Blob([new BigUint64Array([BigInt(header.length)]), header, ...data]);
}
