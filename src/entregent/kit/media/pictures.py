"""A picture from outside becomes pictures that we wrote: bounded, square, without anything hidden in them."""

from __future__ import annotations

import io
import threading
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from entregent.kit.errors import DomainError

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 10_000_000
# A JPEG is read at a fraction of its size; the others are held whole.
MOST_PIXELS = {"JPEG": 60_000_000}
MOST_PIXELS_WHOLE = 12_500_000
# But one that is written in several passes needs all its samples first, two bytes each.
MOST_SAMPLES = 75_000_000
SIDES = (512, 96)
TYPE, FORMAT = "image/webp", "WEBP"
READ = ("JPEG", "PNG", "WEBP", "GIF")
_one_at_a_time = threading.Lock()  # the memory above is for one picture, whoever else sends theirs


@dataclass(frozen=True, slots=True)
class Picture:
    """`sides`: side in pixels to bytes. The type is the same for all."""

    type: str
    sides: dict[int, bytes]


def read_picture(data: bytes) -> Picture:
    """The type is found from the bytes. Refuses what is too large before a pixel of it is read."""
    if len(data) > MOST_BYTES:
        raise DomainError(_("This picture is over 10 MB. Choose a smaller one."), code="picture-size", field="photo")
    with _one_at_a_time:
        return _read(data)


def _read(data: bytes) -> Picture:
    import PIL.Image
    import PIL.ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = PIL.Image.open(io.BytesIO(data), formats=READ)
            if image.width * image.height > MOST_PIXELS.get(image.format or "", MOST_PIXELS_WHOLE):
                raise _too_many_pixels()
            if _samples(image) > MOST_SAMPLES:
                raise _too_many_pixels()
            image.draft("RGB", (SIDES[0] * 2, SIDES[0] * 2))
            image.load()
            PIL.ImageOps.exif_transpose(image, in_place=True)
            large = _square(image, SIDES[0])
            return Picture(TYPE, {side: _written(large.resize((side, side))) for side in SIDES})
    except PIL.Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, OverflowError) as error:
        sentence = _("This file is not a picture that can be read. Choose a JPEG, PNG, WebP or GIF.")
        raise DomainError(sentence, code="picture-form", field="photo") from error


def _samples(image: Image) -> float:
    """Of all layers of a JPEG, each as fine as its file says; 0 for other types."""
    layers: list[tuple[int, int, int, int]] = getattr(image, "layer", [])
    finest = max((across * down for _id, across, down, _table in layers), default=1)
    share = sum(across * down for _id, across, down, _table in layers) / max(finest, 1)
    return image.width * image.height * share


def _too_many_pixels() -> DomainError:
    sentence = _("This picture has too many pixels. Choose a smaller one.")
    return DomainError(sentence, code="picture-pixels", field="photo")


def _square(image: Image, side: int) -> Image:
    """Cut from the middle, on white. A fresh image carries no metadata of the first."""
    import PIL.Image
    import PIL.ImageOps

    clear = "A" in image.getbands() or "transparency" in image.info
    mode = "RGBA" if clear else "RGB"
    held = image if image.mode in ("RGB", "RGBA", "L") and not (image.mode != "RGBA" and clear) else image.convert(mode)
    cut = PIL.ImageOps.fit(held, (side, side)).convert(mode)
    clean = PIL.Image.new("RGB", cut.size, "white")
    clean.paste(cut, mask=cut.getchannel("A") if clear else None)
    return clean


def _written(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, FORMAT, quality=82, method=4)
    return out.getvalue()
