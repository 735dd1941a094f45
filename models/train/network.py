"""The network that a Config asks for, and its moving average."""

import copy
from pathlib import Path

import torch
from diffusers import UNet2DModel
from torch import nn

from config import Config
from source import Patched, load_source


def build_network(config: Config, shape: tuple[int, int, int], classes: int = 0) -> Patched:
    """A UNet on patches for pictures of shape (C, H, W), and, with config.classes, so many classes.

    Raises ValueError when the picture can't be halved as often as there are levels.
    """
    colours, height, width = shape
    channels = [int(c) for c in config.channels.split(",")]
    attention = {int(level) for level in config.attention.split(",") if level}
    blocks = config.patch * 2 ** (len(channels) - 1)
    if height % blocks or width % blocks:
        raise ValueError(f"{height}×{width} pictures can't be cut into {blocks}×{blocks} blocks: fewer levels, or another patch")
    outputs = 2 if config.variance.startswith("learned") else 1
    if config.classes and not classes:
        raise ValueError(f"--classes needs labels, but {config.data}/data.json names no classes")
    embeds = classes + 1 if config.classes else None
    if config.start_from:
        return started_from(config, colours, outputs * colours, embeds)
    unet = UNet2DModel(
        sample_size=(height // config.patch, width // config.patch),
        in_channels=colours * config.patch**2,
        out_channels=outputs * colours * config.patch**2,
        block_out_channels=channels,
        layers_per_block=config.layers,
        norm_num_groups=config.groups,
        dropout=config.dropout,
        num_class_embeds=embeds,
        attention_head_dim=None,  # one head
        down_block_types=["AttnDownBlock2D" if i in attention else "DownBlock2D" for i in range(len(channels))],
        up_block_types=["AttnUpBlock2D" if i in attention else "UpBlock2D" for i in reversed(range(len(channels)))],
    )
    # Ho et al. start the last convolution at zero: the first output is then 0, not noise
    nn.init.zeros_(unet.conv_out.weight)
    nn.init.zeros_(unet.conv_out.bias)
    if embeds:
        nn.init.zeros_(unet.class_embedding.weight)
    return Patched(unet, config.patch)


def started_from(config: Config, inputs: int, outputs: int, embeds: int | None) -> Patched:
    """The network of another run; where that knew no classes, their embedding begins at zero.

    Raises ValueError when its channels don't fit the data and the variance, or its classes the data's.
    """
    unet = load_source(Path(config.start_from), config.patch).unet
    found = (unet.config.in_channels // config.patch**2, unet.config.out_channels // config.patch**2)
    if found != (inputs, outputs):
        raise ValueError(f"{config.start_from} has {found[0]} → {found[1]} channels a pixel, needed are {inputs} → {outputs}")
    known = unet.config.num_class_embeds
    if known not in (None, embeds):
        raise ValueError(f"{config.start_from} knows {known - 1} classes, the data has {(embeds or 1) - 1}")
    if embeds and not known:
        unet = with_classes(unet, embeds)
    return Patched(unet.train(), config.patch)


def with_classes(unet: UNet2DModel, embeds: int) -> UNet2DModel:
    """The same network with an embedding of classes, all zero: it says what it said before."""
    wider = UNet2DModel.from_config({**unet.config, "num_class_embeds": embeds})
    wider.load_state_dict(unet.state_dict(), strict=False)
    nn.init.zeros_(wider.class_embedding.weight)
    return wider


class MovingAverage:
    """θ̄ ← d·θ̄ + (1−d)·θ, with d rising to `decay` so that the first steps are forgotten soon."""

    def __init__(self, network: nn.Module, decay: float):
        self.network = copy.deepcopy(network).eval().requires_grad_(False)
        self.decay = decay

    @torch.no_grad()
    def update(self, network: nn.Module, step: int) -> None:
        d = min(self.decay, (1 + step) / (10 + step))
        average, current = list(self.network.parameters()), [p.detach() for p in network.parameters()]
        torch._foreach_lerp_(average, current, 1 - d)
