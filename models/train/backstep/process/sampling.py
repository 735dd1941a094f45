"""Chains: from x_T to x_0, with the app's noise."""

from collections.abc import Callable

import torch
from torch import Tensor

from backstep.process.diffusion import Denoiser, Diffusion
from backstep.process.guidance import ClassDenoiser, Told
from backstep.process.noise import INITIAL, STEP, normals
from backstep.process.respacing import kept_timesteps
from backstep.process.schedules import betas_of


def chain_of(block: dict, spec: str = "", variance: str | None = None) -> tuple[Diffusion, list[int]]:
    """The process of a manifest's diffusion block, respaced, and the model's index for each of its steps."""
    variance = variance or (block["variance"] if block["variance"] != "fixed" else "fixed_small")
    process = Diffusion(betas_of(block["schedule"], block["T"]), block["prediction"], variance)
    if not spec:
        return process, list(range(process.T))
    kept = kept_timesteps(process.T, spec)
    return process.respaced(kept), kept


@torch.no_grad()
def sample(
    model: Denoiser | ClassDenoiser,
    diffusion: Diffusion,
    kept: list[int],
    shape: tuple[int, int, int, int],
    seed: int,
    eta: float | None = None,
    batch: int = 64,
    progress: bool = False,
    device: torch.device | str = "cpu",
    told: Told | None = None,
) -> Tensor:
    """x_0 [N, C, H, W]. Picture i's noise is the app's for (seed, i), whatever the batch.

    eta: None is DDPM's ancestral sampling; a number is DDIM's η. told: classes and guidance, for a model
    that takes labels.
    """
    done = []
    for first in range(0, shape[0], batch):
        end = min(first + batch, shape[0])

        def draw(stream: int, index: int = 0) -> Tensor:
            return torch.stack([normals(shape[1:], seed, image, stream, index) for image in range(first, end)]).to(device)

        def say(left: int) -> None:
            if progress and left % 50 == 0:
                print(f"\rpictures {end}/{shape[0]}, step {diffusion.T - left}/{diffusion.T}", end="", flush=True)

        denoiser = told.of(first, end).denoiser(model) if told else model
        x = descend(denoiser, diffusion, kept, draw(INITIAL), eta, lambda index: draw(STEP, index), on_step=say)
        done.append(x.cpu())
    if progress:
        print()
    return torch.cat(done)


@torch.no_grad()
def descend(
    model: Denoiser,
    diffusion: Diffusion,
    kept: list[int],
    x: Tensor,
    eta: float | None,
    z_at: Callable[[int], Tensor] = lambda index: torch.zeros(()),
    clip: bool = True,
    on_step: Callable[[int], None] = lambda left: None,
) -> Tensor:
    """The whole chain from x = x_T [B, C, H, W]. z_at(index): the noise of the step at the model's index."""
    for i in reversed(range(diffusion.T)):
        t = torch.full((len(x),), i, device=x.device)
        output = model(x, torch.full_like(t, kept[i])).float()
        p = diffusion.reverse(output, x, t, clip)
        z = z_at(kept[i]) if eta != 0 else torch.zeros_like(x)
        x = diffusion.ddpm_step(p, t, z) if eta is None else diffusion.ddim_step(p, t, z, eta)
        on_step(i)
    return x
