#!/usr/bin/env bash
# Builds the model repository on a GPU host with Docker and NVIDIA's container toolkit.
# An engine fits the GPU and the TensorRT it was built with: build on the kind of host that serves.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() { echo "usage: build.sh OUT [TRITON_RELEASE]   e.g. build.sh /srv/triton 25.08" >&2; exit 2; }
[ $# -ge 1 ] || usage
[ "$1" != --help ] || usage
mkdir -p "$1"
out=$(cd "$1" && pwd) release=${2:-25.08}
command -v docker >/dev/null || { echo "build.sh: needs Docker" >&2; exit 3; }
docker run --rm --gpus all "nvcr.io/nvidia/tensorrt:$release-py3" nvidia-smi -L ||
  { echo "build.sh: no GPU is visible in a container; install NVIDIA's container toolkit" >&2; exit 3; }

mkdir -p "$out/weights" "$out/onnx" "$out/engines" "$out/repository"

echo "1/4 networks to ONNX"
docker run --rm --gpus all -v "$PWD:/src:ro" -v "$out:/out" "nvcr.io/nvidia/pytorch:$release-py3" bash -ec '
  pip install --quiet "diffusers==0.35.*" "transformers==4.56.*" "peft==0.17.*" accelerate onnx
  python /src/export.py --weights /out/weights --onnx /out/onnx'

echo "2/4 engines"
# name : smallest, usual and largest shapes
unet() { echo "sample:$1x4x$2x$2,timestep:$1x1,encoder_hidden_states:$1x77x2048,text_embeds:$1x1280,time_ids:$1x6"; }
trt() { # name, flags …
  local name=$1
  shift
  [ -s "$out/engines/$name.plan" ] && return # a second run goes on where the first stopped
  docker run --rm --gpus all -v "$out:/out" "nvcr.io/nvidia/tensorrt:$release-py3" \
    trtexec --onnx="/out/onnx/$name/model.onnx" --saveEngine="/out/engines/$name.plan.part" "$@"
  mv "$out/engines/$name.plan.part" "$out/engines/$name.plan"
}
for encoder in sdxl-text-encoder sdxl-text-encoder-2; do
  trt $encoder --fp16 --minShapes=input_ids:1x77 --optShapes=input_ids:2x77 --maxShapes=input_ids:16x77
done
for unet in sdxl-unet sdxl-unet-lcm; do
  trt $unet --fp16 --minShapes="$(unet 1 8)" --optShapes="$(unet 2 128)" --maxShapes="$(unet 8 256)"
done
trt sdxl-vae-decoder --minShapes=latent:1x4x8x8 --optShapes=latent:1x4x128x128 --maxShapes=latent:4x4x256x256

echo "3/4 Python environment of the design models"
[ -s "$out/weights/ink-env.tar.gz" ] ||
  docker run --rm -v "$out:/out" "nvcr.io/nvidia/tritonserver:$release-py3" bash -ec '
    pip install --quiet conda-pack virtualenv venv-pack
    virtualenv --quiet /tmp/ink && /tmp/ink/bin/pip install --quiet "numpy<3" pillow "transformers==4.56.*"
    /tmp/ink/bin/pip install --quiet venv-pack && cd /tmp && /tmp/ink/bin/venv-pack --output /out/weights/ink-env.tar.gz'

echo "4/4 repository"
cp -r models/. "$out/repository/"
for model in ink-flash ink-flash-draft; do
  mkdir -p "$out/repository/$model/1"
  cp -r pipeline/model.py pipeline/ink_pipeline "$out/repository/$model/1/"
done
for plan in "$out"/engines/*.plan; do
  name=$(basename "$plan" .plan)
  mkdir -p "$out/repository/$name/1"
  cp "$plan" "$out/repository/$name/1/model.plan"
done
echo "done: $out/repository; start it with run.sh $out $release"
