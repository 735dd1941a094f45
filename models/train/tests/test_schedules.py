"""Schedules are those of the original programs, and, whatever a manifest names, the app's."""

import json
import subprocess

import numpy as np
import pytest

from backstep.process.diffusion import Diffusion
from backstep.process.respacing import kept_timesteps, respaced_betas
from backstep.process.schedules import KINDS, betas_of
from conftest import HERE, largest

ENDS = {"beta_start": 2e-4, "beta_end": 0.03}


@pytest.mark.parametrize("name", ["linear-1000", "linear-4000", "cosine-1000", "cosine-4000"])
def test_schedules(reference, name):
    case = reference("schedules")[name]
    kind, T = name.split("-")
    betas = betas_of({"kind": kind}, int(T))
    d = Diffusion(betas)
    t = case["t"]
    got = {
        "betas": d.betas, "alphas_cumprod": d.alpha_bar, "posterior_log_variance_clipped": d.log_posterior,
        "posterior_mean_coef1": d.posterior_x0, "posterior_mean_coef2": d.posterior_xt,
    }  # fmt: skip
    differences = {key: largest(table[t], case[key]) for key, table in got.items()}
    print(name, differences)
    assert max(differences.values()) < 1e-12
    assert betas.sum() == pytest.approx(case["sum_betas"], rel=1e-13)


@pytest.mark.parametrize("kind", ["linear", "scaled_linear", "squaredcos_cap_v2", "sigmoid"])
def test_diffusers_schedules(reference, kind):
    """Those are float32, and their ᾱ is a float32 product: compared absolutely."""
    case = reference("schedules")[f"diffusers-{kind}-1000"]
    betas = betas_of({"kind": kind, "beta_start": 1e-4, "beta_end": 0.02}, 1000)
    assert largest(betas[case["t"]], case["betas"]) < 1e-7
    assert largest(np.cumprod(1 - betas)[case["t"]], case["alphas_cumprod"]) < 2e-6


def test_every_kind_of_a_manifest_is_the_apps(tmp_path):
    """src/diffusion/schedule.ts, run by Node: each kind that manifest.ts takes, at three lengths."""
    cases = [(kind, T) for kind in KINDS for T in (40, 250, 1000)]
    asked = [{"spec": {"kind": kind, **ENDS, "betas": np.linspace(0.1, 0.2, T).tolist()}, "T": T} for kind, T in cases]
    (tmp_path / "asked.json").write_text(json.dumps(asked))
    program = """
        import { readFileSync } from "node:fs";
        import { importTypeScript } from "./bench/ts.mjs";
        const { betasOf } = await importTypeScript("src/diffusion/schedule.ts");
        const asked = JSON.parse(readFileSync(process.argv[1], "utf8"));
        console.log(JSON.stringify(asked.map(({ spec, T }) => Array.from(betasOf(spec, T)))));
    """
    command = ["node", "--input-type=module", "-e", program, tmp_path / "asked.json"]
    done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    for (kind, T), question, app in zip(cases, asked, json.loads(done.stdout), strict=True):
        assert np.allclose(betas_of(question["spec"], T), app, rtol=1e-13, atol=1e-15), (kind, T)


def test_respacing(reference):
    for case in reference("respacing"):
        if "error" in case:
            with pytest.raises(ValueError, match="stride"):
                kept_timesteps(case["T"], case["spec"])
            continue
        kept = kept_timesteps(case["T"], case["spec"])
        assert kept == case["timesteps"], case["spec"]
        betas = respaced_betas(betas_of({"kind": "linear"}, case["T"]), kept)
        assert largest(betas[case["index"]], case["betas"]) < 1e-12
        assert largest(Diffusion(betas).log_posterior[case["index"]], case["posterior_log_variance_clipped"]) < 1e-12


@pytest.mark.parametrize("spec", ["ten", "ddim", "10,,5", "-3", "0", "1.5"])
def test_steps_that_are_none(spec):
    with pytest.raises(ValueError, match=f"unknown steps: {spec}; expected as"):
        kept_timesteps(100, spec)


def test_schedules_that_are_refused():
    for schedule, words in (
        ({"kind": "wavy"}, "unknown schedule: wavy; known are linear"),
        ({"kind": "given", "betas": [0.1] * 9}, "T = 10 needs as many betas, got 9"),
        ({"kind": "given", "betas": [0.1] * 9 + [1.0]}, r"in \(0, 1\), got 0.1 to 1"),
        ({"kind": "const", "beta_end": 0}, r"in \(0, 1\), got 0 to 0"),
    ):
        with pytest.raises(ValueError, match=words):
            betas_of(schedule, 10)
