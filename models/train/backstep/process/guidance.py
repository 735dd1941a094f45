"""Classifier-free guidance (Ho & Salimans 2022): what a network says of a class, carried on beyond what it says of none.

    m = m_null + g·(m_class − m_null)

At one x_t, ε, v, x_0 and μ̃ are affine functions of each other, so this is one and the same guidance,
whichever of them the network says. g = 1 is the class as the network knows it.

Only what decides the mean is guided. A learned Σ is the class's own, as in GLIDE (Nichol et al. 2021)
and DiT (Peebles & Xie 2023): guidance is about the score, which says where to go; v says how far
between β̃ and β the variance lies, and v carried on by g would leave that range.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from backstep.process.diffusion import Denoiser

# The model: (x [B, C, H, W], t [B], label [B]) → [B, C or 2C, H, W]
ClassDenoiser = Callable[[Tensor, Tensor, Tensor], Tensor]


@dataclass(frozen=True)
class Told:
    """What a network that knows classes is told beside x and t."""

    labels: Tensor  # int64 [N], the class of each picture
    null: int  # the label that stands for no class
    guidance: float = 1.0

    def of(self, first: int, end: int) -> "Told":
        """The same for the pictures first … end − 1."""
        return Told(self.labels[first:end], self.null, self.guidance)

    def denoiser(self, model: ClassDenoiser) -> Denoiser:
        """The model with these labels, for all N pictures at once; two evaluations in one batch unless g = 1."""

        def told(x: Tensor, t: Tensor) -> Tensor:
            labels = self.labels.to(x.device)
            if self.guidance == 1:
                return model(x, t, labels)
            none = torch.full_like(labels, self.null)
            of_class, of_none = model(x.repeat(2, 1, 1, 1), t.repeat(2), torch.cat([labels, none])).chunk(2)
            return guided(of_class, of_none, self.guidance, x.shape[1])

        return told


def guided(of_class: Tensor, of_none: Tensor, guidance: float, channels: int) -> Tensor:
    """m [B, C or 2C, H, W]; `channels` of it, C, decide the mean."""
    mean = of_none[:, :channels] + guidance * (of_class[:, :channels] - of_none[:, :channels])
    return torch.cat([mean, of_class[:, channels:]], 1)
