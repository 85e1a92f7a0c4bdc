"""Noise schedules of SDXL in NumPy.

The training schedule is SDXL's own: 1,000 steps, betas "scaled linear" from 0.00085 to 0.012.
Shapes: latents are float32 [batch, 4, height / 8, width / 8].
"""

import numpy as np

TRAINING_STEPS = 1000


def alphas_cumprod():
    betas = np.linspace(0.00085**0.5, 0.012**0.5, TRAINING_STEPS, dtype=np.float64) ** 2
    return np.cumprod(1.0 - betas)


class Euler:
    """Euler steps of the probability-flow ODE (Karras et al. 2022), "leading" spacing, offset 1.

    Latents are in the variance-exploding form x0 + sigma * noise.
    """

    def __init__(self, steps):
        stride = TRAINING_STEPS // steps
        self.timesteps = (np.arange(steps) * stride)[::-1] + 1
        cumprod = alphas_cumprod()
        sigmas = np.sqrt((1 - cumprod) / cumprod)
        self.sigmas = np.append(np.interp(self.timesteps, np.arange(TRAINING_STEPS), sigmas), 0.0)

    def start(self, noise):
        return noise * np.sqrt(self.sigmas[0] ** 2 + 1)

    def model_input(self, latents, step):
        return latents / np.sqrt(self.sigmas[step] ** 2 + 1)

    def advance(self, latents, predicted_noise, step, fresh_noise):
        del fresh_noise  # deterministic after the start
        return latents + predicted_noise * (self.sigmas[step + 1] - self.sigmas[step])


class Lcm:
    """Latent consistency sampling (Luo et al. 2023): a few steps, fresh noise between them.

    Latents are in the variance-preserving form sqrt(a) * x0 + sqrt(1 - a) * noise.
    """

    ORIGINAL_STEPS = 50
    SIGMA_DATA = 0.5
    TIMESTEP_SCALING = 10.0

    def __init__(self, steps):
        stride = TRAINING_STEPS // self.ORIGINAL_STEPS
        original = np.arange(1, self.ORIGINAL_STEPS + 1) * stride - 1
        picked = np.linspace(0, len(original), steps, endpoint=False).astype(int)
        self.timesteps = original[::-1][picked]
        self.cumprod = alphas_cumprod()

    def start(self, noise):
        return noise

    def model_input(self, latents, step):
        del step
        return latents

    def advance(self, latents, predicted_noise, step, fresh_noise):
        a = self.cumprod[self.timesteps[step]]
        x0 = (latents - np.sqrt(1 - a) * predicted_noise) / np.sqrt(a)
        scaled = self.timesteps[step] * self.TIMESTEP_SCALING
        skip = self.SIGMA_DATA**2 / (scaled**2 + self.SIGMA_DATA**2)
        out = scaled / np.sqrt(scaled**2 + self.SIGMA_DATA**2)
        denoised = out * x0 + skip * latents
        if step + 1 == len(self.timesteps):
            return denoised
        a_next = self.cumprod[self.timesteps[step + 1]]
        return np.sqrt(a_next) * denoised + np.sqrt(1 - a_next) * fresh_noise
