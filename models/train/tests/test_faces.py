"""Drawn faces: the same with any number of workers, no two alike, from independent numbers."""

import json
import subprocess
from pathlib import Path

import numpy as np

from backstep.data.dataset import load_data

FACES = Path(__file__).parents[1] / "faces" / "draw.mjs"


def test_faces_are_the_same_with_any_number_of_workers(tmp_path):
    for name, workers, seed in (("one", 1, 5), ("two", 2, 5), ("other", 1, 6)):
        options = ["--size", "16", "--train", "300", "--heldout", "20", "--seed", str(seed), "--workers", str(workers)]
        subprocess.run(["node", FACES, tmp_path / name, *options], check=True, capture_output=True, timeout=120)
    one, two, other = (load_data(tmp_path / name) for name in ("one", "two", "other"))
    assert one.train.shape == (300, 16, 16, 3) and one.heldout.shape == (20, 16, 16, 3)
    assert np.array_equal(one.train, two.train) and np.array_equal(one.heldout, two.heldout)
    assert not np.array_equal(one.train, other.train)
    every = np.concatenate([one.train, one.heldout, other.train]).reshape(620, -1)
    assert len(np.unique(every, axis=0)) == 620  # nothing held out was trained on
    assert one.train.std() > 30  # pictures, not one colour


def test_faces_draw_from_independent_numbers():
    """The first numbers of 4,000 faces, which decide much of them: uniform, and unrelated to the next face's and to each other."""
    program = f"""
        import {{ randomAt }} from {json.dumps((FACES.parent / "random.mjs").as_uri())};
        const faces = Array.from({{ length: 4000 }}, (_, i) => {{
          const random = randomAt(2, 0, i);
          return Array.from({{ length: 6 }}, random);
        }});
        console.log(JSON.stringify(faces));
    """
    done = subprocess.run(["node", "--input-type=module", "-e", program], check=True, capture_output=True, text=True)
    numbers = np.array(json.loads(done.stdout))
    assert len(np.unique(numbers)) > 23_900
    ordered = np.sort(numbers, axis=0)
    distance = np.abs(ordered - (np.arange(4000) + 0.5)[:, None] / 4000).max(axis=0)
    assert distance.max() * 4000**0.5 < 1.95, distance  # Kolmogorov–Smirnov, one in a thousand
    together = np.concatenate([numbers[:-1], numbers[1:]], axis=1)
    assert np.abs(np.corrcoef(together, rowvar=False) - np.eye(12))[:, :6].max() < 5 / 4000**0.5
