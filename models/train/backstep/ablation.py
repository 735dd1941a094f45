"""Table 2 of DDPM, small: what is predicted × which Σ × which objective, each trained alike.

    node faces/draw.mjs data/ablation-16 --size 16 --train 10000 --heldout 500 --seed 2
    python -m backstep.ablation data/ablation-16 runs/ablation --out ablation

Rows that are done are not done again: it can be stopped and started at will. Writes OUT/results.json,
OUT/log.jsonl (the training log of every row) and OUT/table.md.
"""

import argparse
import json
import sys
from pathlib import Path

import torch

from backstep.data.dataset import load_data
from backstep.data.values import to_values
from backstep.fields import write_json
from backstep.measure.bits import measure_bits
from backstep.measure.distance import cloud_of, distances
from backstep.measure.features import features
from backstep.network.opened import Network, open_network
from backstep.process.sampling import chain_of, sample
from backstep.training.config import Config
from backstep.training.log import read_log
from backstep.training.trainer import Trainer

# (what is predicted, Σ, objective). Learned is within [β̃, β], as Nichol & Dhariwal found it to need.
ROWS = [
    ("mean", "learned_range", "L_vlb"),
    ("mean", "fixed_small", "L_vlb"),
    ("mean", "fixed_small", "L_simple"),
    ("epsilon", "learned_range", "L_vlb"),
    ("epsilon", "fixed_small", "L_vlb"),
    ("epsilon", "fixed_small", "L_simple"),
    ("epsilon", "learned_range", "L_hybrid"),
]
BITS_PICTURES, SAMPLES = 64, 288


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("runs", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--seeds", default="1", help="separated by commas")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    results_path = args.out / "results.json"
    results = json.loads(results_path.read_text()) if results_path.exists() else {"rows": []}
    done = {(r["prediction"], r["variance"], r["objective"], r["seed"]) for r in results["rows"]}
    results["real"] = floor(args.data)
    for seed in (int(s) for s in args.seeds.split(",")):
        for prediction, variance, objective in ROWS:
            if (prediction, variance, objective, seed) in done:
                continue
            config = small(args.data, prediction, variance, objective, args.steps, seed)
            row, log = run_row(config, args.runs / f"{prediction}-{variance}-{objective}-{seed}")
            results["rows"].append(row)
            write_json(results_path, results)
            with open(args.out / "log.jsonl", "a") as file:
                file.writelines(json.dumps({"row": [prediction, variance, objective, seed], **line}) + "\n" for line in log)
            (args.out / "table.md").write_text(table(results))
            print(table(results), flush=True)


def small(data: Path, prediction: str, variance: str, objective: str, steps: int, seed: int) -> Config:
    """All rows are alike but for what the table compares. T = 100, so that nothing needs respacing."""
    return Config(
        data=str(data), seed=seed, patch=2, channels="16,32", attention="1", T=100, schedule="linear",
        prediction=prediction, variance=variance, objective=objective, timesteps="stratified", steps=steps,
        batch=64, lr=1e-3, lr_final=1e-4, warmup=40, ema=0.99, log_every=100, save_every=500, sample_every=0,
        precision="float32",
    )  # fmt: skip


def run_row(config: Config, run: Path) -> tuple[dict, list[dict]]:
    """Train and measure one row."""
    trainer = Trainer(run, config, resume=(run / "checkpoint.pt").exists())
    trainer.train()
    if trainer.step < config.steps:
        sys.exit(f"stopped: {run} goes on from step {trainer.step} when this is started again")
    network = open_network(run)
    heldout = to_values(load_data(Path(config.data)).heldout)
    torch.set_grad_enabled(False)
    bits = measure_bits(network.model, network.diffusion, heldout[:BITS_PICTURES], seed=config.seed)
    row = {
        "prediction": config.prediction,
        "variance": config.variance,
        "objective": config.objective,
        "seed": config.seed,
        "images": config.steps * config.batch,
        "minutes": round(trainer.seconds / 60, 1),
        "bits_per_dim": bits["bits_per_dim"][config.variance],
        "standard_error": bits["standard_error"][config.variance],
        "distance": distance_of_samples(network, heldout, config.seed),
    }
    torch.set_grad_enabled(True)
    return row, read_log(run / "log.jsonl")


def distance_of_samples(network: Network, heldout: torch.Tensor, seed: int) -> dict[str, float]:
    """The kernel distance of samples of the whole ancestral chain from the held-out pictures."""
    process, kept = chain_of(network.diffusion)
    x = sample(network.model, process, kept, (SAMPLES, *heldout.shape[1:]), seed)
    return distances(features(x), cloud_of(features(heldout)))


def floor(folder: Path) -> dict[str, float]:
    """The distance of as many real pictures that training saw: what a perfect model would get."""
    data = load_data(folder)
    return distances(features(to_values(data.train[:SAMPLES])), cloud_of(features(to_values(data.heldout))))


def table(results: dict) -> str:
    names = {"mean": "μ̃", "epsilon": "ε", "learned_range": "learned", "fixed_small": "fixed", "L_vlb": "L"}
    lines = ["| predicts | Σ | objective | seed | bits/dim | distance | minutes |", "|---|---|---|---|---|---|---|"]
    for r in results["rows"]:
        labels = [names.get(r[k], r[k]) for k in ("prediction", "variance", "objective")]
        bits = f"{r['bits_per_dim']:.2f} ± {r['standard_error']:.2f}"
        lines.append(f"| {' | '.join(labels)} | {r['seed']} | {bits} | {distance(r['distance'])} | {r['minutes']} |")
    lines.append(f"| real pictures | | | | | {distance(results['real'])} | |")
    return "\n".join(lines) + "\n"


def distance(d: dict[str, float]) -> str:
    return f"{d['kernel']:.3g} ± {d['error']:.1g}"


if __name__ == "__main__":
    main()
