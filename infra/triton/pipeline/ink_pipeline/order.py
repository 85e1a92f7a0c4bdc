"""An order as it comes over the wire, and what the diffusion model is told of it."""

from dataclasses import dataclass

import numpy as np

MIN_SIDE = 64
MAX_SIDE = 2048

# A style is words here; the procedural generator of the platform has rules for it instead.
STYLE_WORDS = {
    "mandala": "symmetrical ornamental mandala",
    "botanical": "botanical line work, flowers and leaves",
    "celtic": "Celtic knotwork, interlaced ribbons",
    "sacred-geometry": "sacred geometry, circles and polyhedra",
    "dotwork": "dotwork, stippled gradients",
    "celestial": "moon, sun and stars",
    "waves": "Japanese waves, seigaiha",
}
ALWAYS = "tattoo flash design, clean black ink line art on plain white paper, no skin, centred"
NEVER = "photo, skin, hand, blurry, grey background, text, watermark"


class BadOrder(ValueError):
    """The request's fault; the message is for its sender."""


@dataclass(frozen=True)
class Order:
    prompt: str
    negative_prompt: str
    style: str
    seed: int
    width: int
    height: int

    def __post_init__(self):
        for name, side in (("WIDTH", self.width), ("HEIGHT", self.height)):
            if not MIN_SIDE <= side <= MAX_SIDE:
                raise BadOrder(f"{name} is {side} pixels but must be from {MIN_SIDE} to {MAX_SIDE}")

    def words(self):
        return ", ".join(
            part for part in (self.prompt, STYLE_WORDS.get(self.style, self.style), ALWAYS) if part
        )

    def negative_words(self):
        return ", ".join(part for part in (self.negative_prompt, NEVER) if part)

    def latent_side(self):
        """Width and height of the latents: SDXL works on multiples of 8 pixels, rounded up."""
        return -(-self.width // 8), -(-self.height // 8)

    def noise(self):
        """A source of noise that depends on the seed alone, not on the batch it came in.

        A final that reuses its draft's seed at the same size starts from the same noise, so the
        composition carries over.
        """
        return np.random.Generator(np.random.PCG64(self.seed & (2**64 - 1)))
