"""python3 -m unittest test_pipeline, in this folder; needs NumPy, no GPU and no Triton."""

import unittest

import numpy as np

from ink_pipeline.order import BadOrder, Order
from ink_pipeline.sampler import Cancelled, sample
from ink_pipeline.schedule import Euler, Lcm, alphas_cumprod


def order(seed=7, width=512, height=256):
    return Order("a moth", "no colour", "mandala", seed, width, height)


class ScheduleTest(unittest.TestCase):
    def test_noise_falls_to_nothing(self):
        sigmas = Euler(30).sigmas
        self.assertTrue(np.all(np.diff(sigmas) < 0))
        self.assertEqual(sigmas[-1], 0)
        # SDXL's largest sigma is 14.6; leading spacing starts a little below it.
        self.assertTrue(11 < sigmas[0] < 14.7)

    def test_euler_with_a_model_that_knows_the_picture_draws_the_picture(self):
        rng = np.random.default_rng(1)
        x0 = rng.standard_normal((1, 4, 8, 8))
        schedule = Euler(30)
        latents = x0 + schedule.sigmas[0] * rng.standard_normal(x0.shape)
        for step in range(30):
            noise = (latents - x0) / schedule.sigmas[step]
            latents = schedule.advance(latents, noise, step, None)
        np.testing.assert_allclose(latents, x0, atol=1e-9)

    def test_lcm_with_a_model_that_knows_the_picture_draws_the_picture(self):
        rng = np.random.default_rng(1)
        x0 = rng.standard_normal((1, 4, 8, 8))
        schedule = Lcm(4)
        a = alphas_cumprod()
        latents = schedule.start(rng.standard_normal(x0.shape))
        for step, timestep in enumerate(schedule.timesteps):
            noise = (latents - np.sqrt(a[timestep]) * x0) / np.sqrt(1 - a[timestep])
            latents = schedule.advance(latents, noise, step, rng.standard_normal(x0.shape))
        np.testing.assert_allclose(latents, x0, atol=0.02)

    def test_lcm_steps_go_down_and_are_as_many_as_asked(self):
        for steps in (1, 2, 4, 8):
            timesteps = Lcm(steps).timesteps
            self.assertEqual(len(timesteps), steps)
            self.assertEqual(timesteps[0], 999)
            self.assertTrue(np.all(np.diff(timesteps) < 0))


class SamplerTest(unittest.TestCase):
    def run_with(self, an_order, schedule=None, cancelled=lambda: False):
        def embed(words):
            value = np.float32(len(words) / 100)
            return np.full((1, 77, 2048), value), np.full((1, 1280), value)

        def unet(latents, timestep, embeddings, pooled, sizes):
            self.assertEqual(len(latents), len(embeddings))
            self.assertEqual(sizes.shape, (len(latents), 6))
            return latents * 0.5 + embeddings[:, :1, :1, None] * 0.001

        def decode(latents):
            return np.tanh(np.repeat(np.repeat(latents[:, :3], 8, axis=2), 8, axis=3))

        return sample(an_order, schedule or Euler(5), embed, unet, decode, 7.0, cancelled)

    def test_the_same_order_gives_the_same_pixels_and_another_seed_others(self):
        first = self.run_with(order())
        self.assertEqual(first.shape, (256, 512, 3))
        np.testing.assert_array_equal(first, self.run_with(order()))
        self.assertTrue(np.any(first != self.run_with(order(seed=8))))

    def test_sizes_that_are_no_multiple_of_eight_are_cut_to_size(self):
        self.assertEqual(self.run_with(order(width=500, height=333)).shape, (333, 500, 3))

    def test_who_calls_off_gets_nothing_more(self):
        with self.assertRaises(Cancelled):
            self.run_with(order(), cancelled=lambda: True)

    def test_absurd_sizes_are_the_senders_fault(self):
        for width, height in ((63, 512), (512, 2049), (0, 0)):
            with self.assertRaisesRegex(BadOrder, "must be from 64 to 2048"):
                order(width=width, height=height)


if __name__ == "__main__":
    unittest.main()
