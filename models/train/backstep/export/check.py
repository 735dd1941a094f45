"""Compares an exported file, run by onnxruntime on the CPU, with torch."""

from copy import deepcopy
from pathlib import Path

import onnx
import onnxruntime
import torch
from safetensors.torch import load_file

from backstep.network.patched import Patched
from backstep.network.source import Source
from backstep.refusal import Refusal, in_a_line

# Largest |difference| from torch, as a part of the output's standard deviation: rounding the
# weights to float16 alone costs 2e-3, random ones up to 6e-3; with the same weights only the order of
# sums differs (1e-5 at most so far), and that depends on the processor.
HALF_BOUND, EXACT_BOUND = 1e-2, 5e-5


def check(source: Source, stored: Source, path: Path, half: bool, io: Path | None) -> None:
    """stored: the source with the file's own weights. io: known answers, where there are any.

    Raises Refusal for a difference above the bound.
    """
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    # torch in float64, so that what is measured is the file's error and not torch's own
    exact, rounded = (Patched(deepcopy(s.unet).double(), s.patch) for s in (source, stored))
    bound = HALF_BOUND if half else EXACT_BOUND
    embeds = source.unet.config.num_class_embeds

    def run(x: torch.Tensor, t: torch.Tensor, label: torch.Tensor | None) -> torch.Tensor:
        feeds = {"sample": x.numpy(), "timestep": t.float().numpy()}
        if label is not None:
            feeds["class"] = label.float().numpy()
        return torch.from_numpy(session.run(None, feeds)[0])

    generator = torch.Generator().manual_seed(5)
    for batch in (1, 2, 4, 16):
        x = torch.randn((batch, source.channels, *source.size), generator=generator)
        t = torch.randint(source.diffusion["T"], (batch,), generator=generator)
        # all classes over and over, the null class first
        label = (torch.arange(batch) - 1) % embeds if embeds else None
        got = run(x, t, label)
        with torch.no_grad():
            compare(f"batch {batch}, against torch", got, exact(x.double(), t, label), bound)
            compare(f"batch {batch}, against torch with the stored weights", got, rounded(x.double(), t, label), EXACT_BOUND)

    compare("time embedding, all t", *embeddings(stored, path), EXACT_BOUND)
    if io is not None and io.exists():
        x, t, label, expected = read_io(io, source)
        compare(f"{io.name}", run(x, t, label), expected, bound)


def read_io(path: Path, source: Source) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor | None, torch.Tensor]:
    """x, t, the labels where there are any, and the answer: "y", or "out" where "y" is the labels."""
    try:
        known = load_file(path)
    except Exception as error:  # safetensors' own
        raise Refusal(f"{path} can't be read: {in_a_line(error)}") from error
    answer = "out" if "out" in known else "y"
    missing = [name for name in ("x", "t", answer) if name not in known]
    if missing:
        raise Refusal(f"{path} has {', '.join(sorted(known)) or 'nothing'}; expected x, t and y")
    x, t, label, expected = known["x"].float(), known["t"], known.get("y") if answer == "out" else None, known[answer].float()
    embeds = source.unet.config.num_class_embeds
    wanted = {
        "x": (x, (t.numel(), source.channels, *source.size)),
        answer: (expected, (t.numel(), source.unet.config.out_channels // source.patch**2, *source.size)),
        **({"y": (label, (t.numel(),))} if embeds and label is not None else {}),
    }
    for name, (value, shape) in wanted.items():
        if tuple(value.shape) != shape:
            raise Refusal(f"{path}: {name} is {tuple(value.shape)}; expected {shape}")
    if embeds and not (label is not None and 0 <= label.min() and label.max() < embeds):
        raise Refusal(f"{path} should name the labels of its pictures, from 0 to {embeds - 1}")
    return x, t.reshape(-1), label if embeds else None, expected


def embeddings(stored: Source, path: Path) -> tuple[torch.Tensor, torch.Tensor]:
    """What the file and torch make of each t: [T, time_embed_dim], by cutting the graph there."""
    graph = (model := onnx.load(path)).graph
    gemms = [i for i, node in enumerate(graph.node) if node.op_type == "Gemm"]
    name = graph.node[gemms[1]].output[0]  # the second of the two layers after the table
    del graph.node[gemms[1] + 1 :], graph.output[:]
    used = {name for node in graph.node for name in node.input}
    for parts in (graph.initializer, graph.input):
        for unused in [part for part in parts if part.name not in used]:
            parts.remove(unused)
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
        raise Refusal(f"{what}: the exported file differs from torch by {difference:.2e}, above {bound:.0e}{hint}")
