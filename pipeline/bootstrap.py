"""Settings to Services: the only wiring."""

from dataclasses import dataclass, field

from pipeline.delivery.github_app import GithubApp, github_app
from pipeline.outbox import Pump, to_queue, to_topic
from pipeline.runners import Runner
from shared.azure_settings import ContainerSettings, FilesSettings
from shared.bus import Bus
from shared.errors import Misconfigured
from shared.exchange import Exchange
from shared.secrets import EnvironmentSecrets, Secrets
from shared.settings import KubernetesSettings, Settings
from shared.store import Password, Store, Webhooks


@dataclass(frozen=True)
class Services:
    """All that the pipeline's functions need, passed to them explicitly."""

    settings: Settings
    store: Store
    bus: Bus
    runner: Runner
    exchange: Exchange
    pump: Pump
    """Sends what the store's outbox holds."""
    secrets: Secrets = field(default_factory=EnvironmentSecrets)
    github: GithubApp | None = None


def local_services(settings: Settings, store: Store, bus: Bus) -> Services:
    """As the settings say; by default one machine: builds are child processes, artifacts a directory. Raises
    Misconfigured with what to set."""
    secrets = secrets_of(settings)
    exchange = exchange_of(settings, secrets)
    runner = runner_of(settings, store, bus, exchange, secrets)
    return Services(
        settings, store, bus, runner, exchange, make_pump(settings, store, bus), secrets, github_app(settings)
    )


def make_pump(settings: Settings, store: Store, bus: Bus) -> Pump:
    """From the outbox to the bus, webhooks and people."""
    from pipeline.alerts import AlertSender
    from pipeline.webhooks import WebhookSender

    webhooks = WebhookSender(Webhooks(store.database), allow_private=settings.allow_private_webhooks)
    alerts = AlertSender(store.outbox, settings.alert_urls.get_secret_value().split(), settings.public_url)
    return Pump(
        store.outbox,
        {"queue": to_queue(bus), "topic": to_topic(bus), "webhook": webhooks, "alert": alerts},
    )


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
            return _container_runner(settings, store, bus, exchange, secrets)
        case "kubernetes":
            return _kubernetes_runner(store, bus, exchange)


def _kubernetes_runner(store: Store, bus: Bus, exchange: Exchange) -> Runner:
    from pipeline.runners.kubernetes import KubernetesRunner
    from pipeline.runners.kubernetes_api import KubernetesApi

    cluster = KubernetesSettings()
    if not cluster.image:
        raise Misconfigured("Set AUTOBUILDER_KUBERNETES_IMAGE to the builder's image.")
    return KubernetesRunner(cluster, store, bus, exchange, KubernetesApi(cluster))


def _container_runner(settings: Settings, store: Store, bus: Bus, exchange: Exchange, secrets: Secrets) -> Runner:
    from pipeline.runners.container_api import open_container_api
    from pipeline.runners.container_instance import ContainerInstanceRunner
    from shared.artifacts.opening import Grants

    groups, files = ContainerSettings(), FilesSettings()
    if groups.missing:
        raise Misconfigured(f"For builds in Container Instances, set {', '.join(groups.missing)}.")
    if settings.artifacts != "azure_files":
        raise Misconfigured("Builds in Container Instances need AUTOBUILDER_ARTIFACTS=azure_files.")
    return ContainerInstanceRunner(groups, store, bus, exchange, open_container_api(groups), Grants(files, secrets))


def database_password(settings: Settings) -> Password | None:
    """None when it is in the URL. Raises Misconfigured when tokens would go to a server that is not verified."""
    from shared.store.entra import entra_password

    return entra_password(settings.database_url) if settings.database_entra else None


_provided: list[Services] = []


def provide(services: Services) -> None:
    """Gives the triggers of this process their services: called once, by whoever starts the process."""
    _provided[:] = [services]


def services() -> Services:
    """Of this process. Raises Misconfigured when nobody provided them."""
    if not _provided:
        raise Misconfigured("The functions have no services; start them with `autobuilder serve`.")
    return _provided[0]
