"""A trained network read from a folder: diffusers' layout, or a run of this trainer.

    FOLDER/[unet/]config.json, diffusion_pytorch_model.safetensors
    FOLDER/[scheduler/]scheduler_config.json
    FOLDER/backstep.json        written by this trainer: patch, size, the diffusion process
"""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from diffusers import UNet2DModel
from torch import nn
from torch.nn.functional import pixel_shuffle, pixel_unshuffle

SCHEDULES = {"linear", "scaled_linear", "squaredcos_cap_v2", "sigmoid"}
VARIANCES = {"fixed_small": "fixed", "fixed_large": "fixed", "learned_range": "learned_range", "learned": "learned"}


class Patched(nn.Module):
    """A UNet on patches: pixel_unshuffle, the network, pixel_shuffle.

    x [B, C, H, W], t [B] (the model's index) and, where the network knows classes, label [B] give
    [B, C', H, W]. The last class is the null class: what stands for "no label given".
    """

    def __init__(self, unet: UNet2DModel, patch: int = 1):
        super().__init__()
        self.unet, self.patch = unet, patch

    @property
    def classes(self) -> int:
        """How many classes it knows, the null class not counted; 0 where it knows none."""
        return classes_of(self.unet)

    def forward(self, x: torch.Tensor, t: torch.Tensor, label: torch.Tensor | None = None) -> torch.Tensor:
        if self.classes and label is None:
            label = torch.full((len(x),), self.classes, device=x.device)
        return pixel_shuffle(self.unet(pixel_unshuffle(x, self.patch), t, label).sample, self.patch)


def classes_of(unet: UNet2DModel) -> int:
    return (unet.config.num_class_embeds or 1) - 1


@dataclass
class Source:
    unet: UNet2DModel
    patch: int
    size: tuple[int, int]  # (H, W) in pixels
    diffusion: dict  # as in manifest.json: T, schedule, prediction, variance

    @property
    def channels(self) -> int:
        return self.unet.config.in_channels // self.patch**2


def load_source(folder: Path, patch: int | None = None) -> Source:
    """Read a folder. Raises FileNotFoundError for a missing part, ValueError for an unknown one."""
    extra = read_json(folder / "backstep.json") if (folder / "backstep.json").exists() else {}
    patch = patch or extra.get("patch", 1)
    weights = folder / "unet" if (folder / "unet").is_dir() else folder
    if not (weights / "config.json").exists():
        raise FileNotFoundError(f"no UNet2DModel in {folder}: expected config.json there, or unet/config.json")
    unet = UNet2DModel.from_pretrained(weights, torch_dtype=torch.float32, local_files_only=True).eval()
    if "diffusion" in extra:
        diffusion = extra["diffusion"]
    else:
        candidates = [folder / "scheduler_config.json", folder / "scheduler" / "scheduler_config.json"]
        found = next((p for p in candidates if p.exists()), None)
        if found is None:
            raise FileNotFoundError(f"no scheduler_config.json in {folder}, nor in its scheduler/")
        diffusion = diffusion_of_scheduler(read_json(found))
    size = unet.config.sample_size
    if size is None:
        raise ValueError(f"the UNet in {folder} has no sample_size: its picture size is unknown")
    height, width = (size, size) if isinstance(size, int) else size
    return Source(unet, patch, (height * patch, width * patch), diffusion)


def diffusion_of_scheduler(config: dict) -> dict:
    """The manifest's diffusion block from a diffusers scheduler_config.json."""
    T = config["num_train_timesteps"]
    if config.get("trained_betas") is not None:
        schedule = {"kind": "given", "betas": config["trained_betas"]}
    elif config["beta_schedule"] == "squaredcos_cap_v2":
        schedule = {"kind": "squaredcos_cap_v2"}
    elif config["beta_schedule"] in SCHEDULES:
        # diffusers takes the ends of "linear" as they are; a manifest writes them for T = 1000
        scale = T / 1000 if config["beta_schedule"] == "linear" else 1
        ends = {"beta_start": config["beta_start"] * scale, "beta_end": config["beta_end"] * scale}
        schedule = {"kind": config["beta_schedule"], **ends}
    else:
        raise ValueError(f"unknown beta_schedule: {config['beta_schedule']}; known are {', '.join(sorted(SCHEDULES))}")
    variance = config.get("variance_type", "fixed_small").removesuffix("_log")
    if variance not in VARIANCES:
        raise ValueError(f"unknown variance_type: {variance}; known are {', '.join(VARIANCES)}")
    return {
        "T": T,
        "schedule": schedule,
        "prediction": config.get("prediction_type", "epsilon"),
        "variance": VARIANCES[variance],
    }


def read_json(path: Path) -> dict:
    return json.loads(path.read_text())
