"""DDIM there and back (Song et al. 2021, section 5.4): how much of a picture x_T keeps."""

import torch

from backstep.process.diffusion import Denoiser
from backstep.process.encoding import decode, encode
from backstep.process.sampling import chain_of

# Table 2 of the paper, CIFAR-10: another model, and its original pictures
PAPER = {10: 0.014, 20: 0.0065, 50: 0.0023, 100: 0.0009, 200: 0.0004, 500: 0.0001, 1000: 0.0001}


def round_trips(model: Denoiser, block: dict, x0: torch.Tensor, steps: str) -> list[dict]:
    """x_0 → x_T → x_0 in S steps each way, for each S of `steps`; prints a line for each.

    "error": the mean squared error of a value on the [0, 1] scale, as the paper has it.
    """
    rows = []
    for count in steps.split(","):
        process, kept = chain_of(block, f"ddim{count}")
        back = decode(model, process, kept, encode(model, process, kept, x0))
        errors = ((back - x0) / 2).square().flatten(1).mean(1)
        row = {"steps": process.T, "pictures": len(x0), "error": errors.mean().item(), "standard_error": (errors.std() / len(x0) ** 0.5).item()}
        paper = f" (the paper's: {PAPER[process.T]})" if process.T in PAPER else ""
        print(f"{process.T} steps there and back: error {row['error']:.3g} ± {row['standard_error']:.1g}{paper}", flush=True)
        rows.append(row)
    return rows
