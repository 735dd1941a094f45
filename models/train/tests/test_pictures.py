"""Picture files of every depth and transparency: what is drawn stays visible, greys keep their greys."""

import numpy as np
import pytest
from PIL import Image

from backstep.data.pictures import read_squares

SIZE = 16


def drawing(ink, mode="RGBA", clear=(0, 0, 0, 0)) -> Image.Image:
    """A bar of one colour on transparency."""
    image = Image.new("RGBA", (SIZE, SIZE), clear)
    image.paste(Image.new("RGBA", (6, SIZE), ink), (5, 0))
    return image.convert(mode) if mode != "RGBA" else image


def read(tmp_path, image: Image.Image, name="0.png", **options) -> np.ndarray:
    image.save(tmp_path / name, **options)
    return read_squares(tmp_path, SIZE, "L")[0][..., 0]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
@pytest.mark.parametrize(
    ("ink", "bar", "ground"),
    [((255, 255, 255, 255), 255, 0), ((0, 0, 0, 255), 0, 255), ((250, 240, 230, 255), 242, 0), ((90, 90, 90, 255), 90, 255)],
    ids=["white", "black", "cream", "grey"],
)
def test_a_drawing_on_transparency_is_seen(tmp_path, ink, bar, ground, mode):
    """On white paper, unless it would be lost there. Pillow's own conversion shows what lies behind: black, mostly."""
    picture = read(tmp_path, drawing(ink, mode))
    assert (picture[:, :5] == ground).all() and (abs(picture[:, 5:11].astype(int) - bar) <= 3).all()


def test_half_transparent_ink_is_mixed_with_its_paper(tmp_path):
    picture = read(tmp_path, drawing((0, 0, 0, 128), clear=(255, 0, 0, 0)))
    assert (picture[:, 5:11] == 127).all() and (picture[:, :5] == 255).all()


def test_one_colour_that_stands_for_transparency(tmp_path):
    image = Image.new("L", (SIZE, SIZE), 0)
    image.paste(255, (5, 0, 11, SIZE))
    assert read(tmp_path, image, transparency=0).tolist() == np.asarray(image).tolist()
    assert (read(tmp_path, image, transparency=255)[:, 5:11] == 255).all()


@pytest.mark.parametrize(("name", "order"), [("0.png", ">u2"), ("0.tiff", "<u2")])
def test_16_bit_greys_keep_their_greys(tmp_path, name, order):
    greys = np.linspace(0, 65535, SIZE * SIZE).round().astype(order.replace(">", "<")).reshape(SIZE, SIZE)
    picture = read(tmp_path, Image.fromarray(greys), name)
    assert np.array_equal(picture, np.round(greys / 257).astype(np.uint8)) and len(np.unique(picture)) == 256


@pytest.mark.parametrize("top", [1, 255, 65535])
def test_fractional_greys(tmp_path, top):
    greys = np.linspace(0, top, SIZE * SIZE, dtype=np.float32).reshape(SIZE, SIZE)
    picture = read(tmp_path, Image.fromarray(greys), "0.tiff")
    assert np.array_equal(picture, np.arange(256).reshape(SIZE, SIZE))


def test_what_cannot_be_seen_or_read_is_skipped_in_words(tmp_path, capsys):
    Image.new("RGBA", (SIZE, SIZE), (9, 9, 9, 0)).save(tmp_path / "clear.png")
    Image.fromarray(np.full((SIZE, SIZE), -5, np.float32)).save(tmp_path / "negative.tiff")
    good = tmp_path / "good.png"
    Image.new("CMYK", (SIZE, SIZE), (0, 0, 0, 255)).convert("RGB").save(good)
    (tmp_path / "cut.png").write_bytes(good.read_bytes()[:45])
    (tmp_path / "notes.txt").write_text("not a picture")
    assert len(read_squares(tmp_path, SIZE, "RGB")) == 1
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 4
    assert any("clear.png: transparent everywhere" in line for line in said)
    assert any("negative.tiff: values from -5 to -5; expected from 0 to 65535" in line for line in said)


def test_opacity_is_kept_where_it_is_asked_for(tmp_path):
    """And what is clear lends no colour to what is made small."""
    image = Image.new("RGBA", (2 * SIZE, 2 * SIZE), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (1, 0, 2 * SIZE, 2 * SIZE))
    image.save(tmp_path / "0.png")
    (picture,) = read_squares(tmp_path, SIZE, "RGBA")
    assert picture.shape == (SIZE, SIZE, 4) and 0 < picture[8, 0, 3] < 255
    assert (picture[:, :, 2] == 255).all() and (picture[:, :, 0] == 0).all()
    assert (picture[:, 3:, 3] == 255).all()
