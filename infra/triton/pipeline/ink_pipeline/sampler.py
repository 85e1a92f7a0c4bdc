"""Denoising, with the networks passed in as functions, so that it runs without a GPU in tests."""

import numpy as np


class Cancelled(Exception):
    """Nobody wants the result any more."""


def sample(order, schedule, embed, unet, decode, guidance, is_cancelled=lambda: False):
    """From an order to pixels.

    embed(words) -> ([1, 77, 2048], [1, 1280]); unet(latents, timestep, embeddings, pooled, sizes)
    -> predicted noise like latents; decode(latents) -> float32 [1, 3, height, width] in -1..1.
    Returns uint8 [height, width, 3].
    """
    width, height = order.latent_side()
    source = order.noise()

    def fresh():
        return source.standard_normal((1, 4, height, width)).astype(np.float32)

    embeddings, pooled = embed(order.words())
    guided = guidance > 1.0
    if guided:
        without, pooled_without = embed(order.negative_words())
        embeddings = np.concatenate([without, embeddings])
        pooled = np.concatenate([pooled_without, pooled])
    # original size, crop, target size: what SDXL was trained to be told
    sizes = np.array(
        [[height * 8, width * 8, 0, 0, height * 8, width * 8]] * len(embeddings), np.float32
    )
    latents = schedule.start(fresh())
    for step, timestep in enumerate(schedule.timesteps):
        if is_cancelled():
            raise Cancelled()
        model_input = schedule.model_input(latents, step)
        noise = unet(
            np.repeat(model_input, len(embeddings), axis=0), timestep, embeddings, pooled, sizes
        )
        if guided:
            noise = noise[:1] + guidance * (noise[1:] - noise[:1])
        latents = schedule.advance(latents, noise, step, fresh())
    pixels = decode(latents.astype(np.float32))[0].transpose(1, 2, 0)
    pixels = pixels[: order.height, : order.width]
    return np.clip((pixels + 1) * 127.5 + 0.5, 0, 255).astype(np.uint8)
