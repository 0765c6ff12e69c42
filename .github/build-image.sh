#!/usr/bin/env bash
# build-image.sh NAME [docker buildx build options]: builds images/NAME.Dockerfile on bases that are pinned by the digest
# which their tags have now; the image's provenance says which.
set -euo pipefail
name=$1
shift
declare -A tags=(
  [PYTHON_IMAGE]=python:3.12-slim-bookworm
  [JDK8_IMAGE]=eclipse-temurin:8-jdk
  [JDK11_IMAGE]=eclipse-temurin:11-jdk
  [JDK17_IMAGE]=eclipse-temurin:17-jdk
  [JDK21_IMAGE]=eclipse-temurin:21-jdk
  [MAVEN_IMAGE]=maven:3.9-eclipse-temurin-17
  [GRADLE_IMAGE]=gradle:8-jdk17
  [NODE_IMAGE]=node:22-bookworm-slim
)
arguments=()
while read -r base; do
  tag=${tags[$base]:?"images/$name.Dockerfile asks for $base, which build-image.sh does not know"}
  digest=$(docker buildx imagetools inspect "$tag" --format '{{.Manifest.Digest}}')
  arguments+=(--build-arg "$base=$tag@$digest")
done < <(sed -nE 's/^ARG ([A-Z0-9]+_IMAGE)$/\1/p' "images/$name.Dockerfile" | sort -u)
docker buildx build --file "images/$name.Dockerfile" --sbom=true --provenance=mode=max "${arguments[@]}" "$@" .
