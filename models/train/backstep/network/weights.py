"""A UNet2DModel from diffusers' config.json and weights, whole or not at all."""

import re
from pathlib import Path

import torch
from diffusers import UNet2DModel
from diffusers.utils import logging

from backstep.fields import read_fields
from backstep.refusal import Refusal, in_a_line

STEM = "diffusion_pytorch_model"
LFS = b"version https://git-lfs"


def load_unet(folder: Path) -> UNet2DModel:
    """float32, for evaluation. Raises FileNotFoundError, or Refusal for what isn't the whole of a UNet2DModel."""
    config = read_fields(folder / "config.json")
    name = config.values.get("_class_name", "UNet2DModel")
    if name != "UNet2DModel":
        raise Refusal(f"{config.where} is of a {name}; expected a UNet2DModel")
    for path in folder.glob(f"{STEM}*"):
        refuse_pointer(path)
    logging.set_verbosity_error()  # what it would warn of is refused below
    try:
        unet, found = UNet2DModel.from_pretrained(
            folder, variant=variant_of(folder), torch_dtype=torch.float32, local_files_only=True,
            low_cpu_mem_usage=False, ignore_mismatched_sizes=True, output_loading_info=True,
        )  # fmt: skip
    except FileNotFoundError:
        raise
    except Exception as error:  # diffusers, torch and safetensors raise whatever went wrong inside them
        raise Refusal(f"{folder} can't be read as a UNet2DModel: {in_a_line(error)}") from error
    for problem in ("missing_keys", "unexpected_keys", "mismatched_keys"):
        if found[problem]:
            names = sorted(name if isinstance(name, str) else name[0] for name in found[problem])
            some = ", ".join(names[:3]) + (" …" if names[3:] else "")
            raise Refusal(f"the weights in {folder} don't fit its config.json: {problem.replace('_', ' ')} {some}")
    refuse_numbers(unet, folder)
    return unet.eval()


def variant_of(folder: Path) -> str | None:
    """ "fp16" where only diffusion_pytorch_model.fp16.safetensors is there. Raises FileNotFoundError for no weights."""
    files = sorted(p.name for p in folder.glob(f"{STEM}*") if p.suffix in (".safetensors", ".bin"))
    if not files:
        raise FileNotFoundError(f"no weights in {folder}: expected {STEM}.safetensors or .bin")
    kinds = {re.sub(r"-\d+-of-\d+", "", name) for name in files}
    if kinds & {f"{STEM}.safetensors", f"{STEM}.bin"}:
        return None
    return files[0].split(".")[1].split("-")[0]


def refuse_pointer(path: Path) -> None:
    with open(path, "rb") as file:
        start = file.read(200)
    if start.startswith(LFS):
        size = re.search(rb"size (\d+)", start)
        wanted = f" of {int(size[1]):,} bytes" if size else ""
        raise Refusal(f"{path} is a Git LFS pointer, not the weights{wanted}: git lfs pull fetches them")


def refuse_numbers(unet: UNet2DModel, folder: Path) -> None:
    for name, parameter in unet.named_parameters():
        if not parameter.isfinite().all():
            raise Refusal(f"the weights in {folder} aren't all numbers: {name} holds an infinity or a NaN")

