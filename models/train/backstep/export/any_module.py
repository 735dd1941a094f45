"""Any torch network to a model folder: traced by torch's own exporter, compared with torch, and described."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from traceback import walk_tb

import onnxruntime
import torch
from safetensors.torch import load_file
from torch import nn

from backstep.export.check import EXACT_BOUND, compare
from backstep.export.folder import UNDESCRIBED, model_id
from backstep.export.manifest import known_inputs, manifest_of
from backstep.fields import Fields, write_json
from backstep.network.known import Known
from backstep.network.source import CHANNELS, MOST_PIXELS, diffusion_of
from backstep.network.weights import refuse_pointer
from backstep.refusal import Refusal, in_a_line

TIMES: dict[str, Callable[[torch.Tensor, int], torch.Tensor]] = {
    "index": lambda t, T: t.long(),
    "float": lambda t, T: t,
    "fraction": lambda t, T: t / T,
}


@dataclass(frozen=True)
class Options:
    channels: int
    size: tuple[int, int]  # (H, W)
    diffusion: dict  # T, schedule, prediction, variance, as in a manifest
    time: str  # what the network is called with: one of TIMES


class AsTheAppCalls(nn.Module):
    """sample [B, C, H, W] and timestep, float32 [B] of whole numbers below T, to the network's output."""

    def __init__(self, network: nn.Module, time: str, T: int):
        super().__init__()
        self.network, self.time, self.T = network, time, T

    def forward(self, sample: torch.Tensor, timestep: torch.Tensor) -> torch.Tensor:
        output = self.network(sample, TIMES[self.time](timestep, self.T))
        return getattr(output, "sample", output)  # diffusers' networks give an object


def export_module(where: str, weights: Path | None, out: Path, options: Options, about: dict | None = None) -> dict:
    """Write OUT/unet.onnx and OUT/manifest.json of what `where`, FILE.py:FUNCTION, builds; returns the manifest.

    weights: a state dict for it, read without running anything in it. Raises Refusal in words.
    """
    about = about or UNDESCRIBED
    id = model_id(out, about)
    T = options.diffusion["T"]
    diffusion_of(Fields(options.diffusion, "the options"))
    refuse_pictures(options)
    network = AsTheAppCalls(loaded(built(where), weights), options.time, T).eval()
    known = answered(network, options)
    out.mkdir(parents=True, exist_ok=True)
    path, new = out / "unet.onnx", out / "unet.onnx.new"
    try:
        traced(network, known, new)
        check(new, network, known, T)
        manifest = manifest_of(about, id, {path.name: new}, options.channels, options.size, options.diffusion, known)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)  # where it was refused, what was there before stays as it was
    write_json(out / "manifest.json", manifest)
    return manifest


def refuse_pictures(options: Options) -> None:
    if options.channels not in CHANNELS:
        raise Refusal(f"--channels {options.channels}; expected a picture's 1, 3 or 4")
    if not all(1 <= side <= MOST_PIXELS for side in options.size):
        raise Refusal(f"--size {' '.join(map(str, options.size))}; expected 1 to {MOST_PIXELS} pixels a side")


def traced(network: nn.Module, known: Known, path: Path) -> None:
    batch = torch.export.Dim("batch", min=1, max=4096)
    try:
        torch.onnx.export(
            network, (known.sample, known.timestep), str(path), input_names=["sample", "timestep"], output_names=["out_sample"],
            dynamic_shapes=({0: batch}, {0: batch}), opset_version=18, dynamo=True, external_data=False, verbose=False,
        )  # fmt: skip
    except Exception as error:  # what torch's exporter can't follow in it, in whatever form
        raise Refusal(f"torch can't write the network as ONNX: {in_a_line(error)}") from error


def built(where: str) -> nn.Module:
    file, _, name = where.rpartition(":")
    if not file or not Path(file).is_file():
        raise Refusal(f"--module is {where}; expected FILE.py:FUNCTION, a function that builds the network")
    loader = SourceFileLoader("the_module", file)
    module = module_from_spec(spec_from_loader(loader.name, loader))
    try:
        loader.exec_module(module)
        build = getattr(module, name, None)
        network = build() if callable(build) else None
    except Exception as error:  # a person's own code
        raise Refusal(f"{where} can't be run: {type(error).__name__}: {in_a_line(error)}{line_of(error, file)}") from error
    if not isinstance(network, nn.Module):
        raise Refusal(f"{file} has no function {name} that gives a torch module, got {type(network).__name__}")
    return network


def line_of(error: BaseException, file: str) -> str:
    """Where in the file it happened; a syntax error says so itself."""
    lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == file]
    return f" ({Path(file).name}, line {lines[-1]})" if lines else ""


def loaded(network: nn.Module, weights: Path | None) -> nn.Module:
    if weights is None:
        return network
    refuse_pointer(weights)
    try:
        found = load_file(weights) if weights.suffix == ".safetensors" else torch.load(weights, map_location="cpu", weights_only=True)
    except OSError:
        raise
    except Exception as error:  # pickle's and torch's own
        raise Refusal(f"{weights} can't be read as weights alone: {in_a_line(error)}") from error
    for key in ("ema", "ema_model", "state_dict", "model"):
        if isinstance(found, dict) and isinstance(found.get(key), dict):
            found = found[key]
            break
    try:
        network.load_state_dict(found)
    except Exception as error:  # of other names or sizes, or no weights at all
        raise Refusal(f"{weights} is not this network's: {in_a_line(error)}") from error
    return network


def answered(network: nn.Module, options: Options) -> Known:
    """The network's own answers to two noised pictures; refused where what it gives is no picture's size."""
    x, t = known_inputs(options.channels, options.size, options.diffusion["T"])
    try:
        with torch.no_grad():
            output = network(x, t)
    except Exception as error:  # whatever the network throws
        raise Refusal(f"the network can't be called with pictures {tuple(x.shape)} and times {tuple(t.shape)}: {in_a_line(error)}") from error
    if not isinstance(output, torch.Tensor):
        raise Refusal(f"the network gives a {type(output).__name__}; expected a tensor, or what has one as its sample")
    outputs = options.channels * (1 if options.diffusion["variance"] == "fixed" else 2)
    if tuple(output.shape) != (2, outputs, *options.size):
        raise Refusal(f"the network gives {tuple(output.shape)}; with a {options.diffusion['variance']} variance (2, {outputs}, {options.size[0]}, {options.size[1]}) is expected")
    if not output.isfinite().all() or not output.std() > 0:
        raise Refusal("the network gives no picture of numbers, or the same number everywhere: are its weights those that were trained? --weights names them")
    return Known(x, t, None, output.float())


def check(path: Path, network: nn.Module, known: Known, T: int) -> None:
    generator = torch.Generator().manual_seed(5)
    for batch in (1, 3):
        x = torch.randn((batch, *known.sample.shape[1:]), generator=generator)
        t = torch.randint(T, (batch,), generator=generator).float()
        try:
            session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
            got = torch.from_numpy(session.run(None, {"sample": x.numpy(), "timestep": t.numpy()})[0])
        except Exception as error:  # onnxruntime's own
            raise Refusal(f"onnxruntime can't run what torch wrote of the network, {batch} at once: {in_a_line(error)}") from error
        with torch.no_grad():
            compare(f"batch {batch}, against torch", got, network(x, t).float(), EXACT_BOUND)
