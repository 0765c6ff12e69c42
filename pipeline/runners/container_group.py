"""The container group of one build: the builder, which has nothing but its orders, and the courier with the share.

No identity is attached but one that pulls images: Azure offers a group's identities to all of its containers.
"""

import math

from azure.mgmt.containerinstance.models import (
    Container,
    ContainerGroup,
    ContainerGroupIdentity,
    ContainerGroupSubnetId,
    EnvironmentVariable,
    ImageRegistryCredential,
    ResourceLimits,
    ResourceRequests,
    ResourceRequirements,
    UserAssignedIdentities,
    Volume,
    VolumeMount,
)

from shared.azure_settings import ContainerSettings, FilesSettings
from shared.models import BuildSpec

BUILDER, COURIER = "builder", "courier"
ROOM, WORK = "/mnt/room", "/mnt/work"
GRACE_SECONDS = 30
"""Between asking the builder to end and killing it."""
SCRIPT = """
until [ -e "$1/ready" ]; do sleep 0.2; done
timeout -k "$2" "$3" python -m "$4" "$1/spec.json" --exchange "$1/run" --work "$5/scratch" --cache "$5/cache" \
    > "$1/log" 2>&1
code=$?
echo $code > "$1/ended"
exit $code
"""


def container_group(
    spec: BuildSpec, settings: ContainerSettings, files: FilesSettings, signature: str, agent: str
) -> ContainerGroup:
    identity = settings.registry_identity
    credentials = ImageRegistryCredential(server=settings.registry, identity=identity) if settings.registry else None
    return ContainerGroup(
        location=settings.location,
        os_type="Linux",
        restart_policy="Never",
        tags={"autobuilder-run": spec.run_id, "autobuilder-step": spec.step},
        containers=[_builder(spec, settings, agent), _courier(spec, settings, files, signature)],
        volumes=[Volume(name="room", empty_dir={}), Volume(name="work", empty_dir={})],
        subnet_ids=[ContainerGroupSubnetId(id=settings.subnet_id)] if settings.subnet_id else None,
        image_registry_credentials=[credentials] if credentials else None,
        identity=_only(identity) if identity else None,
    )


def _builder(spec: BuildSpec, settings: ContainerSettings, agent: str) -> Container:
    limits = spec.limits
    words = (ROOM, str(GRACE_SECONDS), str(limits.seconds), agent, WORK)
    return Container(
        name=BUILDER,
        image=settings.image,
        command=["/bin/sh", "-c", SCRIPT, "build", *words],
        resources=_resources(settings.cpu, math.ceil(limits.memory_mb / 102.4) / 10),
        environment_variables=_variables(settings.environment),
        volume_mounts=[VolumeMount(name="room", mount_path=ROOM), VolumeMount(name="work", mount_path=WORK)],
    )


def _courier(spec: BuildSpec, settings: ContainerSettings, files: FilesSettings, signature: str) -> Container:
    orders = {
        "AUTOBUILDER_COURIER_SPEC": spec.model_dump_json(),
        "AUTOBUILDER_COURIER_ROOM": ROOM,
        "AUTOBUILDER_COURIER_URL": files.url,
        "AUTOBUILDER_COURIER_SHARE": files.share,
    }
    secret = EnvironmentVariable(name="AUTOBUILDER_COURIER_SIGNATURE", secure_value=signature)
    return Container(
        name=COURIER,
        image=settings.image,
        command=["python", "-m", "builder.courier"],
        resources=_resources(settings.courier_cpu, settings.courier_memory_gb),
        environment_variables=[*_variables({**settings.courier_environment, **orders}), secret],
        volume_mounts=[VolumeMount(name="room", mount_path=ROOM)],
    )


def _resources(cpu: float, memory_gb: float) -> ResourceRequirements:
    """Limits like requests: what a container may use does not depend on its neighbour. Memory in tenths of a GB."""
    return ResourceRequirements(
        requests=ResourceRequests(cpu=cpu, memory_in_gb=memory_gb),
        limits=ResourceLimits(cpu=cpu, memory_in_gb=memory_gb),
    )


def _variables(values: dict[str, str]) -> list[EnvironmentVariable]:
    return [EnvironmentVariable(name=name, value=value) for name, value in values.items()]


def _only(identity: str) -> ContainerGroupIdentity:
    return ContainerGroupIdentity(type="UserAssigned", user_assigned_identities={identity: UserAssignedIdentities()})
