#!/bin/sh
# What `make test-cluster` needs besides Go and what the builds need: a container runtime, an image builder. Debian, Ubuntu.
set -eu

if [ "$(id -u)" -ne 0 ]; then
    echo "cluster_tools.sh: run it as root; it installs system packages." >&2
    exit 1
fi
if ! command -v apt-get >/dev/null; then
    echo "cluster_tools.sh: install what is listed below yourself." >&2
    exit 1
fi
apt-get update -q
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    buildah busybox-static conntrack containerd containernetworking-plugins debootstrap iptables postgresql runc
