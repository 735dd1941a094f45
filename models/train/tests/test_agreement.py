"""Python and the app on the same model, pictures and noise: the same betas, bits, curves, samples, distances.

bench/agreement.mjs is the app's side: its own code in Node, with onnxruntime's wasm, on the exported files.
"""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from backstep.data.values import to_values
from backstep.export.folder import export
from backstep.measure.bits import bound_of
from backstep.measure.distance import cloud_of, distances
from backstep.measure.features import features
from backstep.measure.likelihood import rate_distortion
from backstep.network.opened import open_exported
from backstep.process.encoding import decode, encode
from backstep.process.guidance import Told
from backstep.process.sampling import chain_of, sample
from backstep.process.schedules import betas_of
from conftest import random_source

ROOT = Path(__file__).parents[3]
SEED, STEPS, COUNT, TRIP = 20, "20", 2, 10
TOLERANCE = 1e-3
DIFFUSIONS = {
    "mean-learned": {"T": 100, "schedule": {"kind": "linear", "beta_start": 1e-4, "beta_end": 0.02}, "prediction": "mean", "variance": "learned"},
    "v-fixed": {"T": 1000, "schedule": {"kind": "quad", "beta_start": 1e-4, "beta_end": 0.02}, "prediction": "v_prediction", "variance": "fixed"},
    "x0-range": {"T": 250, "schedule": {"kind": "sigmoid", "beta_start": 4e-4, "beta_end": 0.08}, "prediction": "sample", "variance": "learned_range"},
    "eps-given": {"T": 40, "schedule": {"kind": "given", "betas": [0.01 + 0.005 * i for i in range(40)]}, "prediction": "epsilon", "variance": "fixed"},
}  # fmt: skip
# A small network that knows three classes, at these guidances; one class for each of the COUNT pictures.
GUIDANCES = {f"guidance-{g:g}": g for g in (1.0, 0.0, 2.5)}
LABELS = [2, 0]
CASES = ["faces-32", "fashion-28", *DIFFUSIONS, *GUIDANCES]
APP_DDIM = {"kind": "ddim", "spacing": "uniform", "eta": 0, "sigmaHat": False, "clip": True, "epsilon": "recompute"}


def heldout_faces() -> np.ndarray:
    grid = np.asarray(Image.open(ROOT / "src" / "rooms" / "bench" / "real" / "faces-32.png").convert("RGB"))
    return grid.reshape(8, 32, 8, 32, 3).transpose(0, 2, 1, 3, 4).reshape(64, 32, 32, 3)


def pictures_like(image: dict) -> torch.Tensor:
    """The first COUNT faces, cut to what a model takes; grey is their green."""
    cut = heldout_faces()[:COUNT, : image["height"], : image["width"]]
    return to_values(cut if image["channels"] == 3 else cut[..., 1:2])


def random_model(out: Path, diffusion: dict) -> Path:
    """Its pictures aren't square."""
    outputs = 1 if diffusion["variance"] == "fixed" else 2
    source = random_source(size=(8, 12), in_channels=1, out_channels=outputs)
    export(replace(source, diffusion=diffusion), {"licence": "CC0-1.0", "provenance": {"data": "none", "weights": "random"}}, out)
    return out


def samplers_of(diffusion: dict) -> list[dict]:
    sigma = "fixed_small" if diffusion["variance"] == "fixed" else "learned"
    return [{**APP_DDIM, "steps": 10}, {"kind": "ddpm", "steps": "10", "sigma": sigma, "clip": True}]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory) -> dict:
    """name → (the folder, its manifest, the app's answers); "distance" → (real, pictures, the app's answer)."""
    folder = tmp_path_factory.mktemp("agreement")
    folders = {
        **{n: random_model(folder / n, DIFFUSIONS[n]) if n in DIFFUSIONS else ROOT / "models" / n for n in CASES},
        **{n: ROOT / "src" / "engine" / "fixtures" / "classes-8" for n in GUIDANCES},
    }
    manifests = {n: json.loads((f / "manifest.json").read_text()) for n, f in folders.items()}
    questions = [
        {
            "model": str(folders[n]), "steps": STEPS, "samplers": samplers_of(manifests[n]["diffusion"]), "count": COUNT, "seed": str(SEED),
            "roundTrip": TRIP, **({"told": [{"label": label, "guidance": GUIDANCES[n]} for label in LABELS]} if n in GUIDANCES else {}),
            "pictures": pictures_like(manifests[n]["image"]).flatten(1).tolist(),
        }
        for n in CASES
    ]  # fmt: skip
    faces = to_values(heldout_faces())
    drawn = (faces[40:] + 0.2 * torch.randn(24, 3, 32, 32, generator=torch.Generator().manual_seed(1))).clamp(-1, 1)
    drawn = ((drawn + 1) * 127.5).round() / 127.5 - 1
    asked = {"models": questions, "distances": [{"real": faces[:40].flatten(1).tolist(), "pictures": drawn.flatten(1).tolist()}]}
    questions_file, answers = folder / "questions.json", folder / "answers.json"
    questions_file.write_text(json.dumps(asked))
    command = ["node", "bench/agreement.mjs", str(questions_file), str(answers)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    app = json.loads(answers.read_text())
    found = {n: (folders[n], manifests[n], answer) for n, answer in zip(CASES, app["models"])}
    return {**found, "distance": (faces[:40], drawn, app["distances"][0])}


@pytest.mark.parametrize("name", CASES)
def test_the_app_says_the_same(worlds, name):
    folder, manifest, app = worlds[name]
    network = open_exported(folder)
    model, block = network.model, network.diffusion
    assert app["selfCheck"] < 1e-4
    assert np.allclose(app["betas"], betas_of(block["schedule"], block["T"]), rtol=1e-12)

    b, process = bound_of(model, block, pictures_like(manifest["image"]), STEPS, SEED)
    own = process.variance
    names = {"fixed_small": "fixed_small", "fixed_large": "fixed_large", **({"learned": own} if process.learned else {})}
    differences = {}
    for theirs, ours in names.items():
        expected = np.array([bound[theirs] for bound in app["bounds"]])
        differences[theirs] = np.abs(b.total(ours).numpy() / expected - 1).max()
    curve = rate_distortion(b, own)
    for key in ("rate", "distortion"):
        expected = np.mean([[point[key] for point in bound["curve"]] for bound in app["bounds"]], axis=0)
        got = np.array([point[key] for point in curve[:-1]])  # the last point, where all is sent, is ours alone
        differences[key] = (np.abs(got - expected) / np.maximum(1, np.abs(expected))).max()

    told = Told(torch.tensor(LABELS), len(network.classes), GUIDANCES[name]) if name in GUIDANCES else None
    for label, spec, eta, theirs in zip(("ddim", "ddpm"), ("ddim10", "10"), (0.0, None), app["samples"]):
        process, kept = chain_of(block, spec)
        x = sample(model, process, kept, (COUNT, *network.shape), SEED, eta, told=told)
        # a chain of few steps makes much of the last digits: the mean over values, not the largest
        differences[label] = np.abs(x.flatten().numpy() - np.array(theirs)).mean()
    process, kept = chain_of(block, f"ddim{TRIP}")
    denoiser = told.denoiser(model) if told else model
    x_T = encode(denoiser, process, kept, pictures_like(manifest["image"]))
    for label, x in (("encoded", x_T), ("back", decode(denoiser, process, kept, x_T))):
        theirs = np.array(app["roundTrip"]["xT" if label == "encoded" else "back"])
        # unclipped, a random network leads far away
        differences[label] = np.abs(x.flatten().numpy() - theirs).mean() / max(1, np.abs(theirs).mean())
    print(name, {key: f"{value:.1e}" for key, value in differences.items()})
    assert max(differences.values()) < TOLERANCE, differences


def test_the_distances_are_the_benchs(worlds):
    real, pictures, app = worlds["distance"]
    got = distances(features(pictures), cloud_of(features(real)))
    print(got, app)
    assert got["kernel"] > 2 * got["error"]  # noise is far from faces
    assert (got["kernel"], got["error"], got["frechet"]) == pytest.approx((app["distance"], app["standardError"], app["frechet"]), rel=TOLERANCE)
