"""The UNet that an exported unet.onnx was made of: its parameters, float32 again."""

import json
from pathlib import Path

import onnx
import torch
from diffusers import UNet2DModel
from onnx import numpy_helper

from backstep.network.layout import parameter_of
from backstep.network.manifest import read_manifest
from backstep.network.patched import Patched
from backstep.network.source import Source, source_of
from backstep.refusal import Refusal

# Where the file says which network it holds: the UNet2DModel's configuration and the patch
UNET, PATCH = "backstep.unet", "backstep.patch"
HALF = ".half"  # ends the name of a parameter that is stored as float16
# The largest difference from the manifest's known answers, as a part of their deviation. The weights are
# those that gave them, so only the order of sums differs.
BOUND = 1e-3


def load_exported(folder: Path) -> Source:
    """Raises Refusal for a file that doesn't say what it holds, or doesn't answer as its manifest says."""
    manifest = read_manifest(folder)
    path = folder / "unet.onnx"
    model, config, patch = read_network(path)
    stored = {tensor.name.removesuffix(HALF): numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    unet = UNet2DModel.from_config(config)
    with torch.no_grad():
        for name, parameter in unet.named_parameters():
            if name not in stored:
                raise Refusal(f"{path} has no {name}")
            parameter.copy_(torch.from_numpy(parameter_of(name, stored[name], tuple(parameter.shape), patch).copy()))
    source = source_of(unet.eval(), patch, manifest.diffusion, manifest.classes, path)
    known = manifest.known()
    with torch.no_grad():
        answer = Patched(unet, patch)(known.sample, known.timestep, known.label)
    difference = ((answer - known.output).abs().max() / known.output.std()).item()
    if not difference <= BOUND:
        raise Refusal(f"{path} answers other than its manifest says, by {difference:.1e} of the output's deviation")
    return source


def read_network(path: Path) -> tuple[onnx.ModelProto, dict, int]:
    """The file, the UNet2DModel's configuration, and the patch."""
    try:
        model = onnx.load(path)
        about = {entry.key: entry.value for entry in model.metadata_props}
    except OSError:
        raise
    except Exception as error:  # protobuf's own, of a file that isn't one
        raise Refusal(f"{path} can't be read as ONNX: {error}") from error
    if UNET not in about:
        raise Refusal(f"{path} doesn't say which UNet2DModel it holds (older exports don't): begin with what it was exported from")
    return model, json.loads(about[UNET]), int(about[PATCH])
