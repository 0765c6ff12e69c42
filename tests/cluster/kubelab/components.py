"""How each process of the cluster is started: all on loopback, on ports that the system chose."""

import socket
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.cluster.kubelab.certificates import NODE

EMULATED = "1.32"


@dataclass
class Components:
    """`pki` holds what certificates.py made."""

    binary: Path
    directory: Path
    socket: Path
    _ports: dict[str, int] = field(default_factory=dict[str, int])

    @property
    def pki(self) -> Path:
        return self.directory / "pki"

    @property
    def server(self) -> str:
        return f"https://127.0.0.1:{self.port('kube-apiserver')}"

    def port(self, name: str) -> int:
        """A free one, the same for the same name."""
        if name not in self._ports:
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self._ports[name] = probe.getsockname()[1]
        return self._ports[name]

    def commands(self) -> dict[str, list[str]]:
        kubelab = str(self.binary)
        etcd = f"http://127.0.0.1:{self.port('etcd')}"
        peers = f"--peer=http://127.0.0.1:{self.port('etcd-peers')}"
        return {
            "containerd": ["containerd", "--config", str(self.directory / "containerd.toml")],
            "etcd": [kubelab, "etcd", f"--data-dir={self.directory}/etcd", f"--listen={etcd}", peers],
            "kube-apiserver": [kubelab, "kube-apiserver", *self._apiserver(etcd)],
            "kube-controller-manager": [kubelab, "kube-controller-manager", *self._controllers()],
            "kube-scheduler": [kubelab, "kube-scheduler", *self._common("kube-scheduler", "scheduler")],
            "kubelet": [kubelab, "kubelet", *self._kubelet()],
        }

    def _apiserver(self, etcd: str) -> list[str]:
        pki = self.pki
        return [
            f"--emulated-version={EMULATED}",
            f"--etcd-servers={etcd}",
            "--bind-address=127.0.0.1",
            "--advertise-address=127.0.0.1",
            f"--secure-port={self.port('kube-apiserver')}",
            "--endpoint-reconciler-type=none",
            f"--client-ca-file={pki}/ca.crt",
            f"--tls-cert-file={pki}/apiserver.crt",
            f"--tls-private-key-file={pki}/apiserver.key",
            f"--service-account-key-file={pki}/sa.pub",
            f"--service-account-signing-key-file={pki}/sa.key",
            f"--service-account-issuer={self.server}",
            "--authorization-mode=Node,RBAC",
            "--enable-admission-plugins=NodeRestriction",
            "--service-cluster-ip-range=10.96.0.0/16",
            f"--kubelet-client-certificate={pki}/kubelet-client.crt",
            f"--kubelet-client-key={pki}/kubelet-client.key",
            f"--kubelet-certificate-authority={pki}/ca.crt",
            "--kubelet-preferred-address-types=Hostname",
            "--profiling=false",
        ]

    def _common(self, name: str, client: str) -> list[str]:
        pki = self.pki
        config = f"{pki}/{client}.kubeconfig"
        return [
            f"--emulated-version={EMULATED}",
            f"--kubeconfig={config}",
            f"--authentication-kubeconfig={config}",
            f"--authorization-kubeconfig={config}",
            "--bind-address=127.0.0.1",
            f"--secure-port={self.port(name)}",
            f"--tls-cert-file={pki}/apiserver.crt",
            f"--tls-private-key-file={pki}/apiserver.key",
            "--leader-elect=false",
            "--profiling=false",
        ]

    def _controllers(self) -> list[str]:
        pki = self.pki
        return [
            *self._common("kube-controller-manager", "controllers"),
            "--use-service-account-credentials=true",
            f"--service-account-private-key-file={pki}/sa.key",
            f"--root-ca-file={pki}/ca.crt",
            f"--cluster-signing-cert-file={pki}/ca.crt",
            f"--cluster-signing-key-file={pki}/ca.key",
        ]

    def _kubelet(self) -> list[str]:
        pki = self.pki
        settings = {
            "apiVersion": "kubelet.config.k8s.io/v1beta1",
            "kind": "KubeletConfiguration",
            "address": "127.0.0.1",
            "port": self.port("kubelet"),
            "healthzPort": self.port("kubelet-health"),
            "readOnlyPort": 0,
            "authentication": {
                "anonymous": {"enabled": False},
                "webhook": {"enabled": True},
                "x509": {"clientCAFile": f"{pki}/ca.crt"},
            },
            "authorization": {"mode": "Webhook"},
            "tlsCertFile": f"{pki}/node.crt",
            "tlsPrivateKeyFile": f"{pki}/node.key",
            "cgroupDriver": "cgroupfs",
            "failCgroupV1": False,
            "failSwapOn": False,
            "makeIPTablesUtilChains": False,  # else the kubelet writes the host's firewall
            "containerRuntimeEndpoint": f"unix://{self.socket}",
            "imageGCHighThresholdPercent": 100,
            "imageGCLowThresholdPercent": 99,
            "evictionHard": {"memory.available": "100Mi", "nodefs.available": "1%", "imagefs.available": "1%"},
            "enforceNodeAllocatable": ["pods"],
            "volumePluginDir": f"{self.directory}/plugins",
            "podLogsDir": f"{self.directory}/pod-logs",
            "nodeStatusUpdateFrequency": "4s",
            "seccompDefault": True,
        }
        config = self.directory / "kubelet" / "config.yaml"
        config.write_text(yaml.safe_dump(settings))
        return [
            f"--config={config}",
            f"--kubeconfig={pki}/node.kubeconfig",
            f"--root-dir={self.directory}/kubelet",
            f"--cert-dir={self.directory}/kubelet/pki",
            f"--hostname-override={NODE}",
        ]
