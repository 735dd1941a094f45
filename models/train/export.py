"""Export a trained network to a model folder that the app loads: unet.onnx and manifest.json.

    python export.py SOURCE OUT --about about/faces-32.json [--patch 2] [--float32]

SOURCE is a diffusers UNet2DModel folder or a run of this trainer (see source.py). The file is
compared with torch before it is written as finished; a difference above the bound is an error.
"""

import argparse
import json
import re
from collections import Counter
from copy import deepcopy
from pathlib import Path

import onnx
import onnxruntime
import torch
from safetensors.torch import load_file

from manifest import build_manifest, known_sample
from source import Patched, Source, load_source, read_json
from unet_graph import unet_graph

# Largest |difference| from torch, as a part of the output's standard deviation: rounding the
# weights to float16 alone costs 2e-3; with the same weights only the order of sums differs (1e-5 at
# most so far), and that depends on the processor.
HALF_BOUND, EXACT_BOUND = 5e-3, 5e-5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--about", type=Path, help="JSON with id, title, licence, provenance, training")
    parser.add_argument("--patch", type=int, help="the UNet works on patch × patch blocks of pixels")
    parser.add_argument("--float32", action="store_true", help="store float32 weights (twice the size)")
    args = parser.parse_args()
    about_path = args.about or args.source / "about.json"
    about = read_json(about_path) if about_path.exists() else default_about()
    export(load_source(args.source, args.patch), about, args.out, not args.float32, args.source / "io.safetensors")


def export(source: Source, about: dict, out: Path, half: bool = True, io: Path | None = None) -> dict:
    """Write OUT/unet.onnx, check it, write OUT/manifest.json; returns the manifest.

    io: a file with known answers x, t, y that the network must reproduce, where there is one.
    The model is called by OUT's name. Raises ValueError for a name the app can't list, and when a
    comparison is out of bounds: then no manifest is written.
    """
    id = model_id(out, about)
    out.mkdir(parents=True, exist_ok=True)
    graph = unet_graph(source.unet, source.size, source.diffusion["T"], source.patch, half)
    path = out / "unet.onnx"
    onnx.save(graph, path)
    ops = Counter(node.op_type for node in graph.graph.node)
    print(f"{path}: {path.stat().st_size:,} bytes, {sum(ops.values()) - ops['Cast']} nodes and {ops['Cast']} casts")
    print("  " + ", ".join(f"{op} {n}" for op, n in ops.most_common()))

    stored = as_stored(source, half)
    check(source, stored, path, half, io)

    x, t = known_sample(source)
    with torch.no_grad():
        known = {"sample": x, "timestep": t, "output": Patched(stored.unet, stored.patch)(x, t)}
    manifest = build_manifest(source, {**about, "id": id}, [path], known)
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
    return manifest


def as_stored(source: Source, half: bool) -> Source:
    """The source with its weights rounded as the file rounds them."""
    unet = deepcopy(source.unet)
    if half:
        for p in unet.parameters():
            if p.ndim >= 2:
                p.data = p.data.half().float()
    return Source(unet, source.patch, source.size, source.diffusion)


def check(source: Source, stored: Source, path: Path, half: bool, io: Path | None) -> None:
    """Compare the file, run by onnxruntime on the CPU, with torch."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    # torch in float64, so that what is measured is the file's error and not torch's own
    exact, rounded = (Patched(deepcopy(s.unet).double(), s.patch) for s in (source, stored))
    bound = HALF_BOUND if half else EXACT_BOUND

    def run(x: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        feeds = {"sample": x.numpy(), "timestep": t.float().numpy()}
        return torch.from_numpy(session.run(None, feeds)[0])

    generator = torch.Generator().manual_seed(5)
    for batch in (1, 2, 4, 16):
        x = torch.randn((batch, source.channels, *source.size), generator=generator)
        t = torch.randint(source.diffusion["T"], (batch,), generator=generator)
        with torch.no_grad():
            compare(f"batch {batch}, against torch", run(x, t), exact(x.double(), t), bound)
            compare(f"batch {batch}, against torch with the stored weights", run(x, t), rounded(x.double(), t), EXACT_BOUND)

    compare("time embedding, all t", *embeddings(stored, path), EXACT_BOUND)
    if io is not None and io.exists():
        known = load_file(io)
        y = run(known["x"].float(), known["t"])
        compare(f"{io.name}", y, known["y"], bound)


def embeddings(stored: Source, path: Path) -> tuple[torch.Tensor, torch.Tensor]:
    """What the file and torch make of each t: [T, time_embed_dim], by cutting the graph there."""
    graph = (model := onnx.load(path)).graph
    gemms = [i for i, node in enumerate(graph.node) if node.op_type == "Gemm"]
    name = graph.node[gemms[1]].output[0]  # the second of the two layers after the table
    del graph.node[gemms[1] + 1 :], graph.input[0], graph.output[:]
    used = {name for node in graph.node for name in node.input}
    for unused in [tensor for tensor in graph.initializer if tensor.name not in used]:
        graph.initializer.remove(unused)
    graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    t = torch.arange(stored.diffusion["T"])
    with torch.no_grad():
        expected = stored.unet.time_embedding(stored.unet.time_proj(t))
    return torch.from_numpy(session.run([name], {"timestep": t.float().numpy()})[0]), expected


def compare(what: str, got: torch.Tensor, expected: torch.Tensor, bound: float) -> None:
    difference = ((got - expected).abs().max() / expected.std()).item()
    print(f"  {what}: largest difference {difference:.2e} of the output's deviation (bound {bound:.0e})")
    if not difference <= bound:  # NaN fails too
        hint = "; --float32 stores the weights unrounded" if bound == HALF_BOUND else ""
        raise ValueError(f"{what}: the exported file differs from torch by {difference:.2e}, above {bound:.0e}{hint}")


def model_id(out: Path, about: dict) -> str:
    """The folder's name, by which the app finds a model."""
    id = out.resolve().name
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", id):
        raise ValueError(f"a model folder is named by lower case letters, digits and hyphens, at most 64, got {id}")
    if about.get("id", id) != id:
        raise ValueError(f"the description is of {about['id']}, but the folder is named {id}")
    return id


def default_about() -> dict:
    return {"licence": "unknown", "provenance": {"data": "unknown", "weights": "unknown"}}


if __name__ == "__main__":
    main()
