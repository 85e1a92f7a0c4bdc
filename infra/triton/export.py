"""Writes SDXL's networks as ONNX, in the shapes that the model configurations name. Needs a GPU host
with torch, diffusers, peft and onnx; build.sh runs it in a container that has them."""

import argparse
from pathlib import Path

import torch
from diffusers import StableDiffusionXLPipeline

BASE = "stabilityai/stable-diffusion-xl-base-1.0"
LCM = "latent-consistency/lcm-lora-sdxl"


class TextEncoder(torch.nn.Module):
    def __init__(self, encoder, pooled):
        super().__init__()
        self.encoder, self.pooled = encoder, pooled

    def forward(self, input_ids):
        out = self.encoder(input_ids.long(), output_hidden_states=True)
        return (out.hidden_states[-2], out[0]) if self.pooled else out.hidden_states[-2]


class Unet(torch.nn.Module):
    def __init__(self, unet):
        super().__init__()
        self.unet = unet

    def forward(self, sample, timestep, encoder_hidden_states, text_embeds, time_ids):
        conditions = {"text_embeds": text_embeds, "time_ids": time_ids}
        return self.unet(
            sample, timestep[:, 0], encoder_hidden_states, added_cond_kwargs=conditions
        ).sample


class Decoder(torch.nn.Module):
    def __init__(self, vae):
        super().__init__()
        self.vae = vae

    def forward(self, latent):
        return self.vae.decode(latent).sample


def export(module, inputs, outputs, path, sizes=()):
    path.parent.mkdir(parents=True, exist_ok=True)
    axes = {name: {0: "batch"} for name in (*inputs, *outputs)}
    for name in sizes:
        axes[name] |= {2: "height", 3: "width"}
    torch.onnx.export(
        module.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
    )


def export_unet(pipe, path):
    half = {"dtype": torch.float16, "device": "cuda"}
    export(
        Unet(pipe.unet),
        {
            "sample": torch.zeros(2, 4, 128, 128, **half),
            "timestep": torch.ones(2, 1, device="cuda"),
            "encoder_hidden_states": torch.zeros(2, 77, 2048, **half),
            "text_embeds": torch.zeros(2, 1280, **half),
            "time_ids": torch.zeros(2, 6, **half),
        },
        ["out_sample"],
        path,
        sizes=("sample", "out_sample"),
    )


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--weights", type=Path, required=True, help="tokenizers go here")
    arguments.add_argument("--onnx", type=Path, required=True, help="networks go here")
    where = arguments.parse_args()
    pipe = StableDiffusionXLPipeline.from_pretrained(
        BASE, torch_dtype=torch.float16, variant="fp16"
    ).to("cuda")
    for folder, tokenizer in (("tokenizer", pipe.tokenizer), ("tokenizer_2", pipe.tokenizer_2)):
        tokenizer.save_pretrained(where.weights / "sdxl" / folder)
    with torch.inference_mode():
        ids = {"input_ids": torch.zeros(1, 77, dtype=torch.int32, device="cuda")}
        export(
            TextEncoder(pipe.text_encoder, pooled=False),
            ids,
            ["hidden_states"],
            where.onnx / "sdxl-text-encoder/model.onnx",
        )
        export(
            TextEncoder(pipe.text_encoder_2, pooled=True),
            ids,
            ["hidden_states", "text_embeds"],
            where.onnx / "sdxl-text-encoder-2/model.onnx",
        )
        export(
            Decoder(pipe.vae.to(torch.float32)),
            {"latent": torch.zeros(1, 4, 128, 128, device="cuda")},
            ["image"],
            where.onnx / "sdxl-vae-decoder/model.onnx",
            sizes=("latent", "image"),
        )
        export_unet(pipe, where.onnx / "sdxl-unet/model.onnx")
        pipe.load_lora_weights(LCM)
        pipe.fuse_lora()
        export_unet(pipe, where.onnx / "sdxl-unet-lcm/model.onnx")


if __name__ == "__main__":
    main()
