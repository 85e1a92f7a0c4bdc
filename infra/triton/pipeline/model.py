"""A design model of the fleet: prompt in, PNG out, around the TensorRT engines beside it.

Triton's Python backend runs one copy of this an instance. Which schedule it uses, how many steps
and how strong the guidance, stands in config.pbtxt, so that draft and final share these lines.
"""

import io
import json

import numpy as np
import triton_python_backend_utils as pb_utils  # only inside Triton
from ink_pipeline.order import BadOrder, Order
from ink_pipeline.sampler import Cancelled, sample
from ink_pipeline.schedule import Euler, Lcm
from PIL import Image
from transformers import CLIPTokenizerFast

SCHEDULES = {"euler": Euler, "lcm": Lcm}
VAE_SCALING = 0.13025  # of SDXL's VAE
TOKENS = 77


def text(request, name, row):
    value = pb_utils.get_input_tensor_by_name(request, name).as_numpy()[row, 0]
    return value.decode("utf-8") if isinstance(value, bytes) else value


def number(request, name, row):
    return int(pb_utils.get_input_tensor_by_name(request, name).as_numpy()[row, 0])


def call(model, inputs, output):
    """Asks another model of this server; its failure is ours."""
    names = [output] if isinstance(output, str) else list(output)
    response = pb_utils.InferenceRequest(
        model_name=model,
        inputs=[pb_utils.Tensor(name, value) for name, value in inputs.items()],
        requested_output_names=names,
        # The arithmetic between two steps is small and happens in NumPy.
        preferred_memory=pb_utils.PreferredMemory(pb_utils.TRITONSERVER_MEMORY_CPU, 0),
    ).exec()
    if response.has_error():
        raise pb_utils.TritonModelException(f"{model}: {response.error().message()}")
    values = [pb_utils.get_output_tensor_by_name(response, name).as_numpy() for name in names]
    return values[0] if isinstance(output, str) else values


class TritonPythonModel:
    def initialize(self, args):
        parameters = json.loads(args["model_config"])["parameters"]
        value = {name: parameter["string_value"] for name, parameter in parameters.items()}
        self.schedule = SCHEDULES[value["schedule"]](int(value["steps"]))
        self.guidance = float(value["guidance"])
        self.unet_model = value["unet"]
        self.backend = value["backend_word"]
        self.tokenizers = [
            CLIPTokenizerFast.from_pretrained(value["tokenizers"], subfolder=folder)
            for folder in ("tokenizer", "tokenizer_2")
        ]

    def embed(self, words):
        ids = [
            tokenizer(
                words,
                padding="max_length",
                max_length=TOKENS,
                truncation=True,
                return_tensors="np",
            ).input_ids.astype(np.int32)
            for tokenizer in self.tokenizers
        ]
        one = call("sdxl-text-encoder", {"input_ids": ids[0]}, "hidden_states")
        two, pooled = call(
            "sdxl-text-encoder-2", {"input_ids": ids[1]}, ("hidden_states", "text_embeds")
        )
        return np.concatenate([one, two], axis=2).astype(np.float32), pooled.astype(np.float32)

    def unet(self, latents, timestep, embeddings, pooled, sizes):
        return call(
            self.unet_model,
            {
                "sample": latents.astype(np.float16),
                "timestep": np.full((len(latents), 1), timestep, np.float32),
                "encoder_hidden_states": embeddings.astype(np.float16),
                "text_embeds": pooled.astype(np.float16),
                "time_ids": sizes.astype(np.float16),
            },
            "out_sample",
        ).astype(np.float32)

    @staticmethod
    def decode(latents):
        return call(
            "sdxl-vae-decoder", {"latent": (latents / VAE_SCALING).astype(np.float32)}, "image"
        )

    def draw(self, request, row):
        order = Order(
            text(request, "PROMPT", row),
            text(request, "NEGATIVE_PROMPT", row),
            text(request, "STYLE", row),
            number(request, "SEED", row),
            number(request, "WIDTH", row),
            number(request, "HEIGHT", row),
        )
        pixels = sample(
            order,
            self.schedule,
            self.embed,
            self.unet,
            self.decode,
            self.guidance,
            request.is_cancelled,
        )
        png = io.BytesIO()
        Image.fromarray(pixels).convert("L").save(png, "PNG", optimize=False)
        return png.getvalue()

    def answer(self, request):
        rows = len(pb_utils.get_input_tensor_by_name(request, "PROMPT").as_numpy())
        images = [[self.draw(request, row)] for row in range(rows)]
        # A diffusion model draws something for every word; which ones it missed it cannot tell.
        return pb_utils.InferenceResponse(
            [
                pb_utils.Tensor("IMAGE", np.array(images, dtype=np.object_)),
                pb_utils.Tensor("UNDRAWN_WORDS", np.array([[b"[]"]] * rows, dtype=np.object_)),
                pb_utils.Tensor("REMARKS", np.array([[b"[]"]] * rows, dtype=np.object_)),
                pb_utils.Tensor(
                    "BACKEND", np.array([[self.backend.encode()]] * rows, dtype=np.object_)
                ),
            ]
        )

    def execute(self, requests):
        responses = []
        for request in requests:
            try:
                responses.append(self.answer(request))
            except BadOrder as wrong:
                error = pb_utils.TritonError(str(wrong), pb_utils.TritonError.INVALID_ARG)
                responses.append(pb_utils.InferenceResponse(error=error))
            except Cancelled:
                error = pb_utils.TritonError("called off", pb_utils.TritonError.CANCELLED)
                responses.append(pb_utils.InferenceResponse(error=error))
        return responses
