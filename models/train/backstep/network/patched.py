"""A UNet on patches of pixels."""

import torch
from diffusers import UNet2DModel
from torch import nn
from torch.nn.functional import pixel_shuffle, pixel_unshuffle


class Patched(nn.Module):
    """pixel_unshuffle, the network, pixel_shuffle.

    x [B, C, H, W], t [B] (the model's index) and, where the network knows classes, label [B] give
    [B, C', H, W]. The last label is the null class: what stands for "no label given".
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
