"""
A network of google/ddpm-celebahq-256's shape with weights drawn at random, as its authors would have saved it, and what
torch and diffusers make of it. The folder takes 1 GB and belongs outside the repository.

    python bench/import/celebahq.py DIR                     DIR/256 and DIR/64, cases of `npm run reference -- --checkpoints DIR`
    python bench/import/celebahq.py DIR --of manifest.json  how far the known answers of a manifest are from torch's

Wants what models/train wants (models/train/requirements.txt).
"""
import argparse
import base64
import json
import os
from pathlib import Path

import numpy
import torch
from diffusers import DDPMScheduler, UNet2DModel
from safetensors.torch import save_file

NAME = "diffusion_pytorch_model.bin"
DOWN, UP = "DownBlock2D", "UpBlock2D"
SHAPE = {
    "act_fn": "silu",
    "attention_head_dim": None,
    "block_out_channels": (128, 128, 256, 256, 512, 512),
    "down_block_types": (DOWN, DOWN, DOWN, DOWN, "AttnDownBlock2D", DOWN),
    "up_block_types": (UP, "AttnUpBlock2D", UP, UP, UP, UP),
    "downsample_padding": 0,
    "flip_sin_to_cos": False,
    "freq_shift": 1,
    "in_channels": 3,
    "out_channels": 3,
    "layers_per_block": 2,
    "norm_eps": 1e-6,
    "norm_num_groups": 32,
}
SCHEDULER = {"num_train_timesteps": 1000, "beta_schedule": "linear", "variance_type": "fixed_small", "clip_sample": True}
# As its files call what diffusers has renamed since.
OLD_NAMES = {"to_q": "query", "to_k": "key", "to_v": "value", "to_out.0": "proj_attn"}
T = SCHEDULER["num_train_timesteps"]


def drawn(size: int) -> UNet2DModel:
    """No part of it is silent, and no layer makes its input much larger or smaller."""
    model = UNet2DModel(sample_size=size, **SHAPE)
    draw = torch.Generator().manual_seed(256)
    with torch.no_grad():
        for name, value in model.named_parameters():
            noise = torch.randn(value.shape, generator=draw)
            if value.dim() > 1:
                value.copy_(noise / value[0].numel() ** 0.5)
            else:
                value.copy_(noise / 10 + (1 if "norm" in name and name.endswith("weight") else 0))
    return model.eval()


def old(name: str) -> str:
    for now, before in OLD_NAMES.items():
        name = name.replace(f".{now}.", f".{before}.")
    return name


def save(directory: Path, size: int, times: list[int], weights: Path | None) -> Path:
    case = directory / str(size)
    folder = case / f"ddpm-celebahq-{size}"
    folder.mkdir(parents=True, exist_ok=True)
    model = drawn(size)
    model.save_config(folder)
    DDPMScheduler(**SCHEDULER).save_config(folder)
    file = folder / NAME
    file.unlink(missing_ok=True)
    if weights:
        os.link(weights, file)
    else:
        torch.save({old(name): value for name, value in model.state_dict().items()}, file)
    x = torch.randn(len(times), 3, size, size, generator=torch.Generator().manual_seed(size))
    t = torch.tensor(times)
    out = outputs(loaded(folder), x, t)
    save_file({"x": x, "t": t, "out": out}, case / "io.safetensors")
    about = {"family": "diffusers UNet2DModel", "args": {}, "T": T, "schedule": {"kind": "linear"}, "data_range": [-1, 1]}
    (case / "case.json").write_text(json.dumps(about))
    count = sum(value.numel() for value in model.parameters())
    print(f"{folder}: {count:,} parameters, {file.stat().st_size:,} bytes; output's deviation {out.std():.3f}")
    return file


def loaded(folder: Path) -> UNet2DModel:
    return UNet2DModel.from_pretrained(folder, use_safetensors=False).eval()


def outputs(model: UNet2DModel, x: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return torch.cat([model(x[i : i + 1], t[i]).sample for i in range(len(t))])


def rounded(model: UNet2DModel) -> UNet2DModel:
    """As the page writes them: matrices and kernels in float16, computed with in float32."""
    with torch.no_grad():
        for value in model.parameters():
            if value.dim() > 1:
                value.copy_(value.half().float())
    return model


def against(folder: Path, manifest: Path) -> dict[str, float]:
    """The largest difference in the output's deviations: from the float32 weights, and from the same in float16."""
    known = json.loads(manifest.read_text())["known"]

    def pictures(name: str) -> torch.Tensor:
        values = numpy.frombuffer(base64.b64decode(known[name]), dtype="<f4")
        return torch.from_numpy(values.copy()).reshape(len(known["timestep"]), 3, 256, 256)

    x, ours = pictures("sample"), pictures("output")
    t = torch.tensor(known["timestep"]).long()
    found = {}
    for weights, made in (("float32", loaded), ("float16", lambda folder: rounded(loaded(folder)))):
        theirs = outputs(made(folder), x, t)
        found[weights] = ((ours - theirs).abs().max() / theirs.std()).item()
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--of", type=Path, metavar="MANIFEST")
    args = parser.parse_args()
    if args.of:
        print(json.dumps(against(args.directory / "256" / "ddpm-celebahq-256", args.of)))
    else:
        large = save(args.directory, 256, [700], None)
        save(args.directory, 64, [0, 1, T // 3, T - 1], large)
