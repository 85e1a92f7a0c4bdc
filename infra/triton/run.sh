#!/usr/bin/env bash
# Serves a repository that build.sh made: gRPC on 8001, metrics on 8002.
set -euo pipefail
[ $# -ge 1 ] || { echo "usage: run.sh OUT [TRITON_RELEASE]" >&2; exit 2; }
out=$(cd "$1" && pwd) release=${2:-25.08}
[ -d "$out/repository/ink-flash" ] || { echo "run.sh: $out/repository is not built; run build.sh $out" >&2; exit 3; }
# Clients ping every 310 s; Triton drops those that ping more often than it is told to bear.
exec docker run --rm --gpus all --shm-size=1g -p 8001:8001 -p 8002:8002 \
  -v "$out/repository:/models:ro" -v "$out/weights:/weights:ro" "nvcr.io/nvidia/tritonserver:$release-py3" \
  tritonserver --model-repository=/models --exit-on-error=true --strict-readiness=true \
  --grpc-keepalive-time=7200000 --grpc-http2-min-recv-ping-interval-without-data=300000 \
  --allow-http=false --allow-metrics=true --metrics-interval-ms=1000 --log-verbose=0
