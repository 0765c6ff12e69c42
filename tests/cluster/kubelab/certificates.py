"""One certificate authority for the whole cluster, and who trusts whom by it."""

import base64
import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NODE = "localhost"
"""The node's name: the API server then reaches the kubelet (logs, exec) on loopback."""
LIFETIME = timedelta(days=30)
SERVER_NAMES = ("localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc")
CLIENTS = {
    "admin": ("admin", "system:masters"),
    "kubelet-client": ("kube-apiserver-kubelet-client", "system:masters"),
    "controllers": ("system:kube-controller-manager", None),
    "scheduler": ("system:kube-scheduler", None),
    "node": (f"system:node:{NODE}", "system:nodes"),
}
"""File name to common name and organisation, which are the user and its group."""

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Authority:
    directory: Path
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def ca(self) -> Path:
        return self.directory / "ca.crt"

    @property
    def ca_data(self) -> str:
        """PEM in base64."""
        return _encoded(self.ca)

    def file(self, name: str) -> Path:
        return self.directory / name

    def kubeconfig(self, name: str, server: str) -> Path:
        """Of one of CLIENTS."""
        user = {
            "client-certificate-data": _encoded(self.directory / f"{name}.crt"),
            "client-key-data": _encoded(self.directory / f"{name}.key"),
        }
        return self.kubeconfig_of(name, server, user)

    def kubeconfig_of(self, name: str, server: str, user: dict[str, str]) -> Path:
        place = self.directory / f"{name}.kubeconfig"
        cluster = {"server": server, "certificate-authority-data": self.ca_data}
        config = {
            "apiVersion": "v1",
            "kind": "Config",
            "clusters": [{"name": "kubelab", "cluster": cluster}],
            "users": [{"name": name, "user": user}],
            "contexts": [{"name": "kubelab", "context": {"cluster": "kubelab", "user": name}}],
            "current-context": "kubelab",
        }
        place.write_text(yaml.safe_dump(config))
        place.chmod(0o600)
        return place

    def _issue(self, name: str, common_name: str, organisation: str | None = None, *, server: bool = False) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        builder = _builder(_name(common_name, organisation), self.certificate.subject, key)
        usages = [ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.SERVER_AUTH]
        builder = builder.add_extension(x509.ExtendedKeyUsage(usages), critical=False)
        if server:
            names: list[x509.GeneralName] = [x509.DNSName(host) for host in (*SERVER_NAMES, NODE)]
            names += [x509.IPAddress(ipaddress.ip_address(address)) for address in ("127.0.0.1", "10.96.0.1")]
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        _write(self.directory / name, builder.sign(self.key, hashes.SHA256()), key)


def make_authority(directory: Path) -> Authority:
    """All keys and certificates of a cluster, written below `directory`."""
    directory.mkdir(parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name("kubelab-ca", None)
    constraints = x509.BasicConstraints(ca=True, path_length=None)
    builder = _builder(subject, subject, key).add_extension(constraints, critical=True)
    certificate = builder.sign(key, hashes.SHA256())
    _write(directory / "ca", certificate, key)
    authority = Authority(directory, key, certificate)
    authority._issue("apiserver", "kube-apiserver", server=True)
    for name, (common_name, organisation) in CLIENTS.items():
        authority._issue(name, common_name, organisation, server=name == "node")
    _write_service_account_keys(directory)
    return authority


def _write_service_account_keys(directory: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    _write_key(directory / "sa.key", key)
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    (directory / "sa.pub").write_bytes(key.public_key().public_bytes(serialization.Encoding.PEM, form))


def _builder(subject: x509.Name, issuer: x509.Name, key: Key) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + LIFETIME)
    )


def _name(common_name: str, organisation: str | None) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
    if organisation:
        parts.insert(0, x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    return x509.Name(parts)


def _write(place: Path, certificate: x509.Certificate, key: Key) -> None:
    Path(f"{place}.crt").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    _write_key(Path(f"{place}.key"), key)


def _write_key(place: Path, key: Key) -> None:
    form, plain = serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    place.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    place.chmod(0o600)


def _encoded(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode()
