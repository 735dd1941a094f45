"""diffusers' UNet2DModel as an ONNX graph made of ops that every engine has a kernel for.

The U-Net of Ho et al. 2020, appendix B, as diffusers parameterises it; draw.py has its modules. What
can't be drawn is refused by name.
"""

import json

import numpy as np
import onnx
from diffusers import UNet2DModel

from backstep.export.draw import Draw
from backstep.export.graph import Graph, Value
from backstep.fields import is_number, shown
from backstep.network.exported import PATCH, UNET
from backstep.refusal import Refusal


def unet_graph(unet: UNet2DModel, size: tuple[int, int], T: int, patch: int = 1, half: bool = True) -> onnx.ModelProto:
    """The whole network.

    sample [B, C, H, W], timestep [B] (the model's index 0 … T−1, float32) and, where the network knows
    classes, class [B] (0 … the null class, float32) give out_sample [B, C', H, W]. With patch > 1 the network works on patch × patch blocks, laid out
    as torch's pixel_unshuffle does; size = (H, W) is in pixels either way.
    Raises Refusal for an architecture this file doesn't know.
    """
    refuse_unknown(unet)
    height, width = size
    stride = patch * 2 ** (len(unet.config.block_out_channels) - 1)
    if height % stride or width % stride:
        raise Refusal(f"a size of {height}×{width} can't be halved down to {stride}×{stride} blocks")
    g = Graph(half)
    names = {id(p): name for name, p in unet.named_parameters()}
    draw = Draw(g, names)

    channels = unet.config.in_channels // patch**2
    sample = Value("sample", (channels, height, width))
    inputs = {"sample": sample.shape, "timestep": ()}
    temb = draw.time_embedding(unet, T)
    if unet.class_embedding is not None:
        inputs["class"] = ()
        temb = draw.add(temb, draw.class_embedding(unet.class_embedding))

    x = sample
    if unet.config.center_input_sample:
        x = g.op("Mul", x, g.constant(np.float32([2])), shape=x.shape)
        x = g.op("Sub", x, g.constant(np.float32([1])), shape=x.shape)
    x = draw.conv_of_patches(x, unet.conv_in, patch)
    skips = [x]
    for block in unet.down_blocks:
        for i, resnet in enumerate(block.resnets):
            x = draw.resnet(x, resnet, temb)
            x = draw.attention(x, block.attentions[i]) if hasattr(block, "attentions") else x
            skips.append(x)
        for down in block.downsamplers or []:
            x = draw.resnet(x, down, temb) if hasattr(down, "norm1") else draw.downsample(x, down)
            skips.append(x)

    if unet.mid_block is not None:
        x = draw.resnet(x, unet.mid_block.resnets[0], temb)
        for attention, resnet in zip(unet.mid_block.attentions, unet.mid_block.resnets[1:]):
            x = draw.attention(x, attention) if attention is not None else x
            x = draw.resnet(x, resnet, temb)

    for block in unet.up_blocks:
        for i, resnet in enumerate(block.resnets):
            x = draw.concat(x, skips.pop())
            x = draw.resnet(x, resnet, temb)
            x = draw.attention(x, block.attentions[i]) if hasattr(block, "attentions") else x
        for up in block.upsamplers or []:
            x = draw.resnet(x, up, temb) if hasattr(up, "norm1") else draw.upsample(x, up)

    x = draw.silu(draw.group_norm(x, unet.conv_norm_out))
    x = draw.conv(x, unet.conv_out)
    if patch > 1:
        # pixel_shuffle is DepthToSpace with colour outermost (CRD)
        shape = (x.shape[0] // patch**2, height, width)
        x = g.op("DepthToSpace", x, blocksize=patch, mode="CRD", shape=shape)
    return g.model(inputs, ("out_sample", x), about(unet, patch))


def about(unet: UNet2DModel, patch: int) -> dict[str, str]:
    """What the file says of itself, so that network/exported.py can make the same UNet again."""
    config = {name: value for name, value in unet.config.items() if not name.startswith("_")}
    return {UNET: json.dumps(config), PATCH: str(patch)}


def refuse_unknown(unet: UNet2DModel) -> None:
    config = unet.config
    for name in ("norm_eps", "freq_shift", "downsample_padding", "mid_block_scale_factor"):
        if not is_number(config[name]):
            raise Refusal(f"{name} is {shown(config[name])}; expected a number")
    blocks = {"DownBlock2D", "AttnDownBlock2D", "UpBlock2D", "AttnUpBlock2D"}
    for name in (*config.down_block_types, *config.up_block_types):
        if name not in blocks:
            raise Refusal(f"unknown block type: {name}; known are {', '.join(sorted(blocks))}")
    if config.time_embedding_type != "positional":
        raise Refusal(f"unknown time_embedding_type: {config.time_embedding_type}; known is positional")
    if config.act_fn not in ("silu", "swish"):
        raise Refusal(f"unknown act_fn: {config.act_fn}; known is silu")
    if config.resnet_time_scale_shift not in ("default", "scale_shift"):
        raise Refusal(f"unknown resnet_time_scale_shift: {config.resnet_time_scale_shift}; known are default, scale_shift")
