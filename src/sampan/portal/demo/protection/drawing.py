"""Draws the one picture among the region's documents, so that no file of it lies in the project."""

import io

from PIL import Image, ImageDraw


def drawn_chat() -> bytes:
    """Return a chat on a phone: bubbles without words, so that nothing in it can be anybody's."""
    picture, made = Image.new("RGB", (360, 640), "#f4f1ea"), io.BytesIO()
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 360, 64), fill="#2f3e63")
    for place, (left, width) in enumerate(((24, 220), (24, 180), (120, 216), (24, 250), (160, 176))):
        top = 96 + place * 96
        pen.rounded_rectangle(
            (left, top, left + width, top + 68), 16, fill="#ffffff" if left == 24 else "#cfe3d8"
        )
        for line in range(2):
            pen.line((left + 18, top + 24 + line * 20, left + width - 40, top + 24 + line * 20), "#8a8f98", 5)
    picture.save(made, "PNG")
    return made.getvalue()
