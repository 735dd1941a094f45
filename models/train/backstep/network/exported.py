"""The UNet that an exported unet.onnx was made of: its parameters, float32 again."""

import json
from pathlib import Path

import onnx
import torch
from diffusers import UNet2DModel
from onnx import numpy_helper

from backstep.fields import Fields
from backstep.network.layout import parameter_of
from backstep.network.manifest import read_manifest
from backstep.network.patched import Patched
from backstep.network.source import Source, source_of
from backstep.network.weights import refuse_pointer
from backstep.refusal import Refusal, in_a_line

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
    try:
        unet = unet_of(model, config, patch)
    except KeyError as error:
        raise Refusal(f"{path} has no {error.args[0]}") from error
    except Exception as error:  # diffusers, torch and onnx raise whatever went wrong inside them
        raise Refusal(f"{path} doesn't hold the UNet2DModel that it says: {in_a_line(error)}") from error
    source = source_of(unet.eval(), patch, manifest.diffusion, manifest.classes, path)
    if (source.channels, *source.size) != manifest.shape:
        raise Refusal(f"{path} makes pictures {(source.channels, *source.size)}, and its manifest says {manifest.shape}")
    known = manifest.known()
    with torch.no_grad():
        answer = Patched(unet, patch)(known.sample, known.timestep, known.label)
    difference = ((answer - known.output).abs().max() / known.output.std()).item()
    if not difference <= BOUND:
        raise Refusal(f"{path} answers other than its manifest says, by {difference:.1e} of the output's deviation")
    return source


def unet_of(model: onnx.ModelProto, config: dict, patch: int) -> UNet2DModel:
    """Raises whatever goes wrong; KeyError for a parameter that isn't there."""
    stored = {tensor.name.removesuffix(HALF): tensor for tensor in model.graph.initializer}
    unet = UNet2DModel.from_config(config)
    with torch.no_grad():
        for name, parameter in unet.named_parameters():
            array = numpy_helper.to_array(stored[name])
            parameter.copy_(torch.from_numpy(parameter_of(name, array, tuple(parameter.shape), patch).copy()))
    return unet


def read_network(path: Path) -> tuple[onnx.ModelProto, dict, int]:
    """The file, the UNet2DModel's configuration, and the patch."""
    refuse_pointer(path)
    try:
        model = onnx.load(path)
        about = {entry.key: entry.value for entry in model.metadata_props}
    except OSError:
        raise
    except Exception as error:  # protobuf's own, of a file that isn't one
        raise Refusal(f"{path} can't be read as ONNX: {in_a_line(error)}") from error
    if not model.graph.node:
        raise Refusal(f"{path} holds no network")
    if UNET not in about:
        raise Refusal(f"{path} doesn't say which UNet2DModel it holds (older exports don't): begin with what it was exported from")
    try:
        config, patch = json.loads(about[UNET]), int(about.get(PATCH, 1))
    except ValueError as error:
        raise Refusal(f"{path} says in a way that can't be read which UNet2DModel it holds: {in_a_line(error)}") from error
    return model, Fields(config, f"{path}: {UNET}").values, patch
