"""What the two design models share: from a prompt to latents and back, without Triton."""
