"""The few calls on the API server that the runner needs. Objects go in and come out as plain JSON."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportMissingTypeArgument=false
# (the official client carries no types)

import base64
import json
import os
import tempfile
import time
from dataclasses import dataclass
from typing import Any, cast

import kubernetes.client as sdk
import kubernetes.config as sdk_config
from kubernetes.client.exceptions import ApiException
from urllib3.exceptions import HTTPError

from shared.errors import InvalidRequest, Misconfigured, Unavailable
from shared.settings import KubernetesSettings

Object = dict[str, Any]

TIMEOUT = (5, 20)
"""Seconds to connect and to wait for an answer."""
AKS_SCOPE = "6dae42f8-4368-4678-94ff-3960e28e3630/.default"
"""Entra application of every AKS API server (Microsoft's kubelogin documents it)."""
RENEW_SECONDS = 300
POD_NAME = "authentication.kubernetes.io/pod-name"


@dataclass(frozen=True)
class Review:
    """Whose a token is."""

    user: str
    pod: str


class KubernetesApi:
    """Raises Unavailable while the API server does not answer, Misconfigured when it refuses us, InvalidRequest when
    it refuses the object."""

    def __init__(self, settings: KubernetesSettings) -> None:
        self._namespace = settings.namespace
        client = sdk.ApiClient(_configuration(settings))
        self._batch, self._core = sdk.BatchV1Api(client), sdk.CoreV1Api(client)
        self._tokens = sdk.AuthenticationV1Api(client)

    def create_job(self, body: Object) -> None:
        """Making one that is there changes nothing."""
        try:
            self._json(self._batch.create_namespaced_job, self._namespace, body)
        except _Conflict:
            return

    def job(self, name: str) -> Object | None:
        try:
            return self._json(self._batch.read_namespaced_job, name, self._namespace)
        except _Missing:
            return None

    def delete_job(self, name: str) -> None:
        """With its pods, which get their grace period; deleting one that is not there changes nothing."""
        try:
            self._json(self._batch.delete_namespaced_job, name, self._namespace, propagation_policy="Foreground")
        except _Missing:
            return

    def pods(self, job: str) -> list[Object]:
        """Oldest first."""
        selector = f"batch.kubernetes.io/job-name={job}"
        found = self._json(self._core.list_namespaced_pod, self._namespace, label_selector=selector)
        return sorted(_items(found), key=lambda pod: str(pod["metadata"]["creationTimestamp"]))

    def events(self, names: list[str]) -> list[Object]:
        """Of these objects, oldest first."""
        found = self._json(self._core.list_namespaced_event, self._namespace)
        mine = [event for event in _items(found) if event["involvedObject"].get("name") in names]
        return sorted(mine, key=lambda event: str(event.get("lastTimestamp") or event.get("eventTime") or ""))

    def review(self, token: str, audience: str) -> Review | None:
        """None when the token is not one of this cluster's for this audience."""
        body = {
            "apiVersion": "authentication.k8s.io/v1",
            "kind": "TokenReview",
            "spec": {"token": token, "audiences": [audience]},
        }
        status = self._json(self._tokens.create_token_review, body).get("status", {})
        if not status.get("authenticated") or audience not in (status.get("audiences") or ()):
            return None
        user = status.get("user", {})
        return Review(str(user.get("username", "")), str((user.get("extra", {}).get(POD_NAME) or [""])[0]))

    def _json(self, call: Any, *arguments: Any, **more: Any) -> Object:
        try:
            answer = call(*arguments, **more, _request_timeout=TIMEOUT, _preload_content=False)
            return cast(Object, json.loads(answer.data))
        except ApiException as refusal:
            raise _error(refusal) from refusal
        except (HTTPError, OSError) as failure:
            raise Unavailable(f"The Kubernetes API server does not answer: {type(failure).__name__}.") from failure


class _Missing(Exception):
    pass


class _Conflict(Exception):
    pass


def _error(refusal: ApiException) -> Exception:
    said = _message(refusal)
    match refusal.status:
        case 404 if "namespaces" not in said:
            return _Missing()
        case 409:
            return _Conflict()
        case 401 | 403 | 404:
            return Misconfigured(f"Kubernetes refuses: {said}")
        case 400 | 422:
            return InvalidRequest(f"Kubernetes does not take the object: {said}")
        case _:
            return Unavailable(f"The Kubernetes API server answers {refusal.status}: {said}")


def _message(refusal: ApiException) -> str:
    try:
        return str(json.loads(refusal.body or "{}").get("message") or refusal.reason)[:500]
    except ValueError:
        return str(refusal.reason)


def _items(found: Object) -> list[Object]:
    return cast(list[Object], found.get("items") or [])


def _configuration(settings: KubernetesSettings) -> Any:
    """Raises Misconfigured when there is no cluster to be found."""
    configuration: Any = sdk.Configuration()
    try:
        if settings.server:
            configuration.host = settings.server
            configuration.ssl_ca_cert = _file_of(settings.ca_data) if settings.ca_data else None
            configuration.refresh_api_key_hook = EntraToken().renew
            configuration.refresh_api_key_hook(configuration)
        elif settings.kubeconfig is None and "KUBERNETES_SERVICE_HOST" in os.environ:
            sdk_config.load_incluster_config(configuration)
        else:
            file = str(settings.kubeconfig) if settings.kubeconfig else None
            sdk_config.load_kube_config(file, client_configuration=configuration)
    except (sdk_config.ConfigException, OSError) as error:
        advice = "set AUTOBUILDER_KUBERNETES_SERVER or _KUBECONFIG"
        raise Misconfigured(f"No Kubernetes cluster is set ({error}): {advice}.") from error
    configuration.retries = False
    return configuration


def _file_of(ca_data: str) -> str:
    """The client takes certificate authorities from a file only. Raises Misconfigured."""
    try:
        content = base64.b64decode(ca_data, validate=True)
    except ValueError as error:
        raise Misconfigured("AUTOBUILDER_KUBERNETES_CA_DATA is not base64.") from error
    descriptor, path = tempfile.mkstemp(prefix="kubernetes-ca-", suffix=".crt")
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    return path


class EntraToken:
    """Bearer tokens for an AKS API server from this process's own identity."""

    def __init__(self, credential: Any = None) -> None:
        from azure.identity import DefaultAzureCredential

        self._credential = credential or DefaultAzureCredential()
        self._expires = 0.0

    def renew(self, configuration: Any) -> None:
        """Called by the client before each request."""
        if time.time() < self._expires - RENEW_SECONDS:
            return
        token = self._credential.get_token(AKS_SCOPE)
        self._expires = float(token.expires_on)
        configuration.api_key = {"authorization": f"Bearer {token.token}"}
