"""Draws the mark as the PNG files that installed apps ask for: `python tools/icons.py`."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent.parent / "src/entregent/web/static/icons"
ACCENT, PAPER = "#0d5257", "#faf8f3"
SMOOTH = 4


def draw(size: int) -> Image.Image:
    """A doorway on a full square; the middle four fifths survive any mask."""
    scale = size * SMOOTH / 40
    image = Image.new("RGB", (size * SMOOTH, size * SMOOTH), ACCENT)
    pen = ImageDraw.Draw(image)
    width = round(2.6 * scale)

    def at(x: float, y: float) -> tuple[float, float]:
        return ((x + 4) * scale, (y + 4) * scale)

    pen.arc([at(7.7, 6.7), at(24.3, 23.3)], 180, 360, fill=PAPER, width=width)
    for start, end in (((9, 15), (9, 23)), ((23, 15), (23, 23)), ((6, 23), (26, 23))):
        pen.line([at(*start), at(*end)], fill=PAPER, width=width)
        for x, y in (start, end):
            if y == 23:
                centre = at(x, y)
                pen.ellipse(
                    [centre[0] - width / 2, centre[1] - width / 2, centre[0] + width / 2, centre[1] + width / 2],
                    fill=PAPER,
                )
    return image.resize((size, size), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    for size in (180, 192, 512):
        draw(size).save(FOLDER / f"{size}.png", optimize=True)
