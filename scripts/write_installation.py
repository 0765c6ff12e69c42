"""What is different for each installation, from Bicep's outputs into its Kubernetes overlay.

az deployment sub show --name autobuilder-dev --query properties.outputs |
    python -m scripts.write_installation dev --host autobuilder.example.com --api-host api.autobuilder.example.com \\
        --upstream https://maven.example.com/maven2 --web-client-id ENTRA-APP-ID
"""

import argparse
import json
import sys
from pathlib import Path

OVERLAYS = Path(__file__).parents[1] / "infra" / "kubernetes" / "overlays"
HEADER = "# Written by scripts/write_installation.py from what Bicep put out."


def main() -> None:
    options = parser().parse_args()
    outputs = {name: entry["value"] for name, entry in json.load(sys.stdin).items()}
    write(OVERLAYS / options.environment, outputs, options)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description="Reads Bicep's outputs as JSON on standard input.")
    made.add_argument("environment", choices=["dev", "prd"])
    made.add_argument("--host", required=True, help="where people find the web pages")
    made.add_argument("--api-host", required=True, help="where programs find the API")
    made.add_argument("--upstream", required=True, help="https URL of the Maven repository that builds may use")
    made.add_argument("--web-client-id", required=True, help="Entra application that people sign in to")
    made.add_argument("--admins", default="", help="subjects who rule the whole installation, comma-separated")
    return made


def write(overlay: Path, outputs: dict[str, str], options: argparse.Namespace) -> None:
    for name, pairs in environments(outputs, options).items():
        lines = [HEADER, *(f"{key}={value}" for key, value in pairs.items())]
        (overlay / f"{name}.env").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (overlay / "installation.yaml").write_text(installation(outputs, options), encoding="utf-8")


def environments(outputs: dict[str, str], options: argparse.Namespace) -> dict[str, dict[str, str]]:
    """Variables of each program."""
    database, bus = outputs["AUTOBUILDER_DATABASE_HOST"], outputs["AUTOBUILDER_BUS_HOST"]
    functions = outputs["AUTOBUILDER_FUNCTIONS_URL"].removeprefix("https://")
    web = {
        "issuer": f"https://{options.host}",
        "jwks_url": "http://web.autobuilder.svc.cluster.local/api/auth-keys",
        "audience": "autobuilder-api",
        "algorithms": ["ES256"],
    }
    api = {
        "AUTOBUILDER_DATABASE_URL": f"postgresql://{outputs['AUTOBUILDER_API_IDENTITY']}@{database}:5432/"
        f"{outputs['AUTOBUILDER_DATABASE_NAME']}?sslmode=verify-full&sslrootcert=system",
        "AUTOBUILDER_DATABASE_ENTRA": "true",
        "AUTOBUILDER_SERVICE_BUS_NAMESPACE": bus,
        "AUTOBUILDER_ARTIFACTS": "azure_files",
        "AUTOBUILDER_FILES_URL": outputs["AUTOBUILDER_FILES_URL"],
        "AUTOBUILDER_FILES_SHARE": outputs["AUTOBUILDER_FILES_SHARE"],
        "AUTOBUILDER_SECRETS": "key_vault",
        "AUTOBUILDER_KEY_VAULT_URL": outputs["AZURE_KEY_VAULT_URL"],
        "AUTOBUILDER_ISSUERS": json.dumps([web], separators=(",", ":")),
        "AUTOBUILDER_PUBLIC_URL": f"https://{options.host}",
    }
    pages = {
        "NEXTAUTH_URL": f"https://{options.host}",
        "AUTOBUILDER_WEB_ISSUER": f"https://{options.host}",
        "AUTOBUILDER_WEB_ENTRA_ID": options.web_client_id,
        "AUTOBUILDER_WEB_ENTRA_TENANT": outputs["AZURE_TENANT_ID"],
        "AUTOBUILDER_WEB_ADMINS": options.admins,
    }
    passed_on = (bus, functions, "login.microsoftonline.com")
    relay = {
        "UPSTREAM": options.upstream.rstrip("/"),
        "ALLOWED": " ".join(f"{name} {name};" for name in passed_on),
    }
    return {"api": api, "web": pages, "relay": relay}


def installation(outputs: dict[str, str], options: argparse.Namespace) -> str:
    data = {
        "host": options.host,
        "apiHost": options.api_host,
        "tenant": outputs["AZURE_TENANT_ID"],
        "functionsPrincipal": outputs["AUTOBUILDER_FUNCTIONS_PRINCIPAL"],
        "apiClient": outputs["AUTOBUILDER_API_CLIENT"],
        "webClient": outputs["AUTOBUILDER_WEB_CLIENT"],
        "buildClient": outputs["AUTOBUILDER_BUILD_CLIENT"],
        "resourceGroup": outputs["AZURE_RESOURCE_GROUP"],
        "storageAccount": outputs["AUTOBUILDER_FILES_ACCOUNT"],
        "vault": outputs["AZURE_KEY_VAULT_NAME"],
    }
    values = "\n".join(f"  {name}: {json.dumps(value)}" for name, value in data.items())
    return f"""{HEADER}
apiVersion: v1
kind: ConfigMap
metadata:
  name: installation
  namespace: autobuilder
  annotations: {{config.kubernetes.io/local-config: "true"}}
data:
{values}
"""


if __name__ == "__main__":
    main()
