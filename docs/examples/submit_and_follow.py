"""Submits a migration by Azure Service Bus and follows it: all that another system needs is `azure-servicebus`.

    pip install azure-servicebus azure-identity
    export SERVICE_BUS=NAME.servicebus.windows.net   # or a connection string
    python submit_and_follow.py https://github.com/org/repo.git --subscription my-system

The subscription of topic `run-events` must exist before the run is submitted. Exit code: 0 when the run succeeded.
"""

import argparse
import json
import os
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from azure.servicebus import ServiceBusClient, ServiceBusMessage

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("git_url")
parser.add_argument("--ref", help="branch, tag or commit")
parser.add_argument("--subscription", required=True, help="ours, of the topic run-events")
parser.add_argument("--java", type=int, default=17)
parser.add_argument("--spring-boot", default="3.5.16")


def connect(address: str) -> ServiceBusClient:
    """By a connection string, or by a host name and the identity that the environment offers."""
    if "Endpoint=" in address:
        return ServiceBusClient.from_connection_string(address)
    from azure.identity import DefaultAzureCredential

    return ServiceBusClient(address, DefaultAzureCredential())


def request_of(run_id: str, options: argparse.Namespace) -> dict[str, Any]:
    """A CloudEvent 1.0 of type `autobuilder.run.requested.v1`; its data is docs/schemas/run-request.json."""
    name = options.git_url.rstrip("/").removesuffix(".git").rpartition("/")[2]
    return {
        "specversion": "1.0",
        "id": f"request-{run_id}",
        "source": "my-system",
        "type": "autobuilder.run.requested.v1",
        "subject": run_id,
        "time": datetime.now(UTC).isoformat(),
        "datacontenttype": "application/json",
        "data": {
            "run_id": run_id,
            "name": name,
            "git": {"url": options.git_url, "ref": options.ref},
            "target": {"java": options.java, "spring_boot": options.spring_boot},
            "requester": "my-system",
        },
    }


def submit(client: ServiceBusClient, event: dict[str, Any]) -> None:
    """The message id makes sending again harmless: within ten minutes the second one is dropped."""
    message = ServiceBusMessage(
        json.dumps(event), message_id=event["id"], content_type="application/cloudevents+json"
    )
    with client.get_queue_sender("run-requests") as sender:
        sender.send_messages(message)


def follow(client: ServiceBusClient, subscription: str, run_id: str) -> Iterator[dict[str, Any]]:
    """The run's events up to its end. Late and doubled ones are left out by their sequence."""
    latest = ""
    with client.get_subscription_receiver("run-events", subscription) as receiver:
        for message in receiver:
            event = json.loads(b"".join(message.body))
            if event["subject"] == run_id and event["sequence"] > latest:
                latest = event["sequence"]
                yield event
            receiver.complete_message(message)
            if event["subject"] == run_id and event["type"] == "autobuilder.run.finished.v1":
                return


def main() -> int:
    options = parser.parse_args()
    run_id = uuid.uuid4().hex[:12]
    with connect(os.environ["SERVICE_BUS"]) as client:
        submit(client, request_of(run_id, options))
        print(f"submitted {run_id}", flush=True)
        data: dict[str, Any] = {}
        for event in follow(client, options.subscription, run_id):
            data = event["data"]
            words = (data.get("step"), data.get("status"), data.get("message"))
            print(event["type"], *(word for word in words if word), flush=True)
    if data.get("failure"):
        print(f"{data['failure']['message']} Next: {data['failure']['next_action']}")
    return 0 if data.get("status") == "succeeded" else 1


if __name__ == "__main__":
    sys.exit(main())
