"""The Job of one Build. Two containers share a pod: `build`, which runs the project's code and holds no identity, and
the native sidecar `reporter`, which holds the only one and runs none of the project's code.
"""

from typing import Any, cast

from shared.models import BuildSpec
from shared.settings import KubernetesSettings

Manifest = dict[str, Any]

USER = 10001
"""Of the builder's image."""
POOL = "autobuilder/pool"
TAINT = "autobuilder/builds"
LOG_AUDIENCE = "autobuilder"
"""Of the token by which the log intake knows a reporter."""
ENTRA_AUDIENCE = "api://AzureADTokenExchange"
IDENTITY = "/var/run/secrets/autobuilder"
GRACE_SECONDS = 60
"""For the agent to end its tools, and for the reporter to send the last lines."""
LABELS = {"app.kubernetes.io/name": "build", "app.kubernetes.io/part-of": "autobuilder"}


def specification_path(build_id: str) -> str:
    """Where the runner leaves the BuildSpec: outside the output directory, which is all that the build may write."""
    return f"specs/{build_id}.json"


def job(spec: BuildSpec, settings: KubernetesSettings) -> Manifest:
    labels = LABELS | {"autobuilder/run": spec.run_id, "autobuilder/step": str(spec.step)}
    return {
        "apiVersion": "batch/v1",
        "kind": "Job",
        "metadata": {"name": spec.build_id, "namespace": settings.namespace, "labels": labels},
        "spec": {
            "backoffLimit": 0,
            "activeDeadlineSeconds": spec.limits.seconds,
            "ttlSecondsAfterFinished": settings.ttl_seconds,
            "podFailurePolicy": {"rules": _failure_rules()},
            "template": {"metadata": {"labels": labels}, "spec": _pod(spec, settings)},
        },
    }


def _failure_rules() -> list[Manifest]:
    """The first that matches counts: a pod that the cluster took away is replaced, whatever its exit code; what the
    build itself ended with is final."""
    return [
        {"action": "Ignore", "onPodConditions": [{"type": "DisruptionTarget", "status": "True"}]},
        {"action": "FailJob", "onExitCodes": {"containerName": "build", "operator": "NotIn", "values": [0]}},
    ]


def _pod(spec: BuildSpec, settings: KubernetesSettings) -> Manifest:
    pod: Manifest = {
        "restartPolicy": "Never",
        "serviceAccountName": settings.service_account,
        "automountServiceAccountToken": False,
        "enableServiceLinks": False,
        "terminationGracePeriodSeconds": GRACE_SECONDS,
        "securityContext": {
            "runAsNonRoot": True,
            "runAsUser": USER,
            "runAsGroup": USER,
            "fsGroup": USER,
            "seccompProfile": {"type": "RuntimeDefault"},
        },
        "initContainers": [_reporter(spec, settings)],
        "containers": [_build(spec, settings)],
        "volumes": _volumes(settings),
    }
    if settings.pool:
        pod["nodeSelector"] = {POOL: settings.pool}
        pod["tolerations"] = [{"key": TAINT, "operator": "Exists", "effect": "NoSchedule"}]
    if settings.runtime_class:
        pod["runtimeClassName"] = settings.runtime_class
    return merged(pod, settings.pod_patch)


def _build(spec: BuildSpec, settings: KubernetesSettings) -> Manifest:
    environment = {"HOME": "/workspace", "AUTOBUILDER_MAVEN_REPOSITORY": "/workspace/repository"}
    mounts = [
        {"name": "exchange", "mountPath": "/exchange", "subPath": f"runs/{spec.run_id}", "readOnly": True},
        _output_mount(spec),
        {"name": "workspace", "mountPath": "/workspace"},
        {"name": "temporary", "mountPath": "/tmp"},  # noqa: S108 (a volume of this pod alone)
        {"name": "report", "mountPath": "/report"},
    ]
    if settings.seed_claim:
        mounts.append({"name": "seed", "mountPath": "/seed", "readOnly": True})
        environment["AUTOBUILDER_MAVEN_SEED"] = "/seed"
    if settings.maven_settings_map:
        mounts.append({"name": "maven", "mountPath": "/etc/autobuilder/maven", "readOnly": True})
        environment["AUTOBUILDER_MAVEN_SETTINGS"] = "/etc/autobuilder/maven/settings.xml"
    places = ["--exchange", "/exchange", "--work", "/workspace/scratch", "--log", "/report/log"]
    return {
        "name": "build",
        "image": settings.image,
        "imagePullPolicy": settings.pull_policy,
        "args": [f"/exchange/{specification_path(spec.build_id)}", *places],
        "env": _pairs(environment),
        "resources": _resources(settings.cpu, f"{spec.limits.memory_mb}Mi"),
        "securityContext": _locked_down(),
        "volumeMounts": mounts,
    }


def _reporter(spec: BuildSpec, settings: KubernetesSettings) -> Manifest:
    """`restartPolicy: Always` on an init container makes it a sidecar: it starts first, and the kubelet ends it when
    the build is over."""
    words = ["--build", spec.build_id, "--run", spec.run_id, "--output", "/output", "--log", "/report/log"]
    identity = {"name": "identity", "mountPath": IDENTITY, "readOnly": True}
    report = {"name": "report", "mountPath": "/report", "readOnly": True}
    return {
        "name": "reporter",
        "image": settings.image,
        "imagePullPolicy": settings.pull_policy,
        "restartPolicy": "Always",
        "command": ["python", "-m", "builder.reporter"],
        "args": words,
        "env": _pairs(_reporter_environment(spec, settings)),
        "resources": _resources("200m", "256Mi"),
        "securityContext": _locked_down(),
        "volumeMounts": [_output_mount(spec) | {"mountPath": "/output"}, report, identity],
    }


def _reporter_environment(spec: BuildSpec, settings: KubernetesSettings) -> dict[str, str]:
    """`TRACEPARENT` is OpenTelemetry's name for a trace that goes on in another process."""
    environment = {
        "HOME": "/report",
        "AUTOBUILDER_LOG_URL": settings.log_url or "",
        "AUTOBUILDER_LOG_TOKEN_FILE": f"{IDENTITY}/log",
        **settings.reporter_environment,
    }
    if spec.traceparent:
        environment["TRACEPARENT"] = spec.traceparent
    if settings.client_id and settings.tenant_id:
        environment |= {
            "AZURE_CLIENT_ID": settings.client_id,
            "AZURE_TENANT_ID": settings.tenant_id,
            "AZURE_FEDERATED_TOKEN_FILE": f"{IDENTITY}/entra",
        }
    return environment


def _output_mount(spec: BuildSpec) -> Manifest:
    """All of the share that this build may write."""
    place = f"/exchange/{spec.output}"
    return {"name": "exchange", "mountPath": place, "subPath": f"runs/{spec.run_id}/{spec.output}"}


def _volumes(settings: KubernetesSettings) -> list[Manifest]:
    tokens = [
        {"serviceAccountToken": {"path": "log", "audience": LOG_AUDIENCE, "expirationSeconds": 3600}},
        {"serviceAccountToken": {"path": "entra", "audience": ENTRA_AUDIENCE, "expirationSeconds": 3600}},
    ]
    volumes: list[Manifest] = [
        {"name": "exchange", "persistentVolumeClaim": {"claimName": settings.exchange_claim}},
        {"name": "workspace", "emptyDir": {"sizeLimit": f"{settings.workspace_gb}Gi"}},
        {"name": "temporary", "emptyDir": {"sizeLimit": "1Gi"}},
        {"name": "report", "emptyDir": {"sizeLimit": "1Gi"}},
        {"name": "identity", "projected": {"defaultMode": 0o440, "sources": tokens}},
    ]
    if settings.seed_claim:
        claim = {"claimName": settings.seed_claim, "readOnly": True}
        volumes.append({"name": "seed", "persistentVolumeClaim": claim})
    if settings.maven_settings_map:
        volumes.append({"name": "maven", "configMap": {"name": settings.maven_settings_map}})
    return volumes


def _resources(cpu: str, memory: str) -> Manifest:
    """Requests are limits: what the scheduler counts is what the build may use."""
    amounts = {"cpu": cpu, "memory": memory}
    return {"requests": amounts, "limits": dict(amounts)}


def _locked_down() -> Manifest:
    return {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }


def _pairs(environment: dict[str, str]) -> list[Manifest]:
    return [{"name": name, "value": value} for name, value in environment.items()]


def merged(target: Manifest, patch: Manifest) -> Manifest:
    """JSON Merge Patch (RFC 7396): null takes away, objects are merged, everything else replaces."""
    result = dict(target)
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        elif isinstance(value, dict) and isinstance(result.get(name), dict):
            result[name] = merged(result[name], cast(Manifest, value))
        else:
            result[name] = value
    return result
