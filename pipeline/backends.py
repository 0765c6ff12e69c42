"""The adapters that the settings choose: where secrets, files and builds are. An SDK is imported where it is chosen."""

from pipeline.runners import Runner
from shared.azure_settings import ContainerSettings, FilesSettings
from shared.bus import Bus
from shared.errors import Misconfigured
from shared.exchange import Exchange
from shared.secrets import EnvironmentSecrets, Secrets
from shared.settings import KubernetesSettings, Settings
from shared.store import Store


def secrets_of(settings: Settings) -> Secrets:
    match settings.secrets:
        case "environment":
            return EnvironmentSecrets()
        case "key_vault":
            from shared.secrets.key_vault import open_key_vault

            if not settings.key_vault_url:
                raise Misconfigured("Set AUTOBUILDER_KEY_VAULT_URL to https://NAME.vault.azure.net.")
            return open_key_vault(settings.key_vault_url)


def exchange_of(settings: Settings, secrets: Secrets) -> Exchange:
    match settings.artifacts:
        case "directory":
            return Exchange(settings.artifacts_dir)
        case "azure_files":
            from shared.artifacts.azure_files import FilesExchange
            from shared.artifacts.opening import open_share

            files = FilesSettings()
            if not files.url:
                raise Misconfigured("Set AUTOBUILDER_FILES_URL to https://ACCOUNT.file.core.windows.net.")
            return FilesExchange(settings.artifacts_dir, open_share(files, secrets))


def runner_of(settings: Settings, store: Store, bus: Bus, exchange: Exchange, secrets: Secrets) -> Runner:
    match settings.runner:
        case "local":
            from pipeline.runners.local import LocalRunner

            return LocalRunner(settings, store, bus, exchange)
        case "container_instance":
            return container_runner(settings, store, bus, exchange, secrets)
        case "kubernetes":
            return kubernetes_runner(store, bus, exchange)


def kubernetes_runner(store: Store, bus: Bus, exchange: Exchange) -> Runner:
    from pipeline.runners.kubernetes import KubernetesRunner
    from pipeline.runners.kubernetes_api import KubernetesApi

    cluster = KubernetesSettings()
    if not cluster.image:
        raise Misconfigured("Set AUTOBUILDER_KUBERNETES_IMAGE to the builder's image.")
    return KubernetesRunner(cluster, store, bus, exchange, KubernetesApi(cluster))


def container_runner(settings: Settings, store: Store, bus: Bus, exchange: Exchange, secrets: Secrets) -> Runner:
    from pipeline.runners.container_api import open_container_api
    from pipeline.runners.container_instance import ContainerInstanceRunner
    from shared.artifacts.opening import Grants

    groups, files = ContainerSettings(), FilesSettings()
    if groups.missing:
        raise Misconfigured(f"For builds in Container Instances, set {', '.join(groups.missing)}.")
    if settings.artifacts != "azure_files":
        raise Misconfigured("Builds in Container Instances need AUTOBUILDER_ARTIFACTS=azure_files.")
    return ContainerInstanceRunner(groups, store, bus, exchange, open_container_api(groups), Grants(files, secrets))
