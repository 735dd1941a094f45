"""The network that a Config asks for."""

from pathlib import Path

from diffusers import UNet2DModel
from torch import nn

from backstep.fields import read_fields
from backstep.network.load import load_source
from backstep.network.patched import Patched, classes_of
from backstep.refusal import Refusal
from backstep.training.config import Config


def build_network(config: Config, shape: tuple[int, int, int], classes: int = 0) -> Patched:
    """A UNet on patches for pictures of shape (C, H, W), and, with config.classes, so many classes.

    Raises Refusal when the picture can't be halved as often as there are levels, and for classes without labels.
    """
    colours, height, width = shape
    if config.classes and not classes:
        raise Refusal(f"--classes needs labels, but {config.data}/data.json names no classes")
    if config.classes and not 0 < config.label_drop < 1:
        raise Refusal(f"--label-drop {config.label_drop:g}; expected between 0 and 1: with and without labels, both are trained")
    outputs = colours * (2 if config.variance.startswith("learned") else 1)
    embeds = classes + 1 if config.classes else None
    if config.start_from:
        return started_from(config, colours, outputs, embeds)
    channels, attention = levels_of(config)
    blocks = config.patch * 2 ** (len(channels) - 1)
    if height % blocks or width % blocks:
        raise Refusal(f"{height}×{width} pictures can't be cut into {blocks}×{blocks} blocks: fewer levels, or another patch")
    unet = UNet2DModel(
        sample_size=(height // config.patch, width // config.patch),
        in_channels=colours * config.patch**2,
        out_channels=outputs * config.patch**2,
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


def resumed_network(run: Path, config: Config, shape: tuple[int, int, int], classes: int = 0) -> Patched:
    """The network of a run that goes on, for the weights of its checkpoint. What it was started from may be gone.

    Raises Refusal where the data aren't those of the run.
    """
    path = run / "unet" / "config.json"
    if not path.exists():  # stopped while the first was being written
        return build_network(config, shape, classes)
    network = Patched(UNet2DModel.from_config(read_fields(path).values), config.patch)
    wanted = (network.unet.config.in_channels // config.patch**2, network.classes)
    if wanted != (shape[0], classes if config.classes else 0):
        raise Refusal(f"{run} was trained on {wanted[0]} colours and {wanted[1]} classes, {config.data} has {shape[0]} and {classes}")
    return network


def levels_of(config: Config) -> tuple[list[int], set[int]]:
    """The channels of each level, and the levels with attention."""
    try:
        channels = [int(c) for c in config.channels.split(",")]
        attention = {int(level) for level in config.attention.split(",") if level}
    except ValueError:
        raise Refusal(f"--channels {config.channels} --attention {config.attention}; expected whole numbers, separated by commas") from None
    odd = [c for c in channels if c < 1 or c % config.groups]
    if odd:
        raise Refusal(f"{odd[0]} channels can't be normalised in {config.groups} groups: other --channels, or other --groups")
    return channels, attention


def started_from(config: Config, inputs: int, outputs: int, embeds: int | None) -> Patched:
    """The network of another run; where that knew no classes, their embedding begins at zero.

    Raises Refusal when its channels don't fit the data and the variance, or its classes the data's.
    """
    unet = load_source(Path(config.start_from), config.patch).unet
    found = (unet.config.in_channels // config.patch**2, unet.config.out_channels // config.patch**2)
    if found != (inputs, outputs):
        raise Refusal(f"{config.start_from} has {found[0]} → {found[1]} channels a pixel, needed are {inputs} → {outputs}")
    if classes_of(unet) and not embeds:
        raise Refusal(f"{config.start_from} knows {classes_of(unet)} classes: pass --classes, and data that has them")
    if classes_of(unet) and unet.config.num_class_embeds != embeds:
        raise Refusal(f"{config.start_from} knows {classes_of(unet)} classes, the data has {embeds - 1}")
    if embeds and not classes_of(unet):
        unet = with_classes(unet, embeds)
    return Patched(unet.train(), config.patch)


def with_classes(unet: UNet2DModel, embeds: int) -> UNet2DModel:
    """The same network with an embedding of classes, all zero: it says what it said before."""
    wider = UNet2DModel.from_config({**unet.config, "num_class_embeds": embeds})
    nn.init.zeros_(wider.class_embedding.weight)
    wider.load_state_dict({**unet.state_dict(), "class_embedding.weight": wider.class_embedding.weight})
    return wider
