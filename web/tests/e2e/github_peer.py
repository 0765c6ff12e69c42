"""GitHub with the example as its one repository, until standard input closes.

python github_peer.py DIRECTORY     prints where it is and what an installation of the App would post, as JSON
"""

import hashlib
import hmac
import json
import sys
from pathlib import Path

from tests.fixtures.github_app import SECRET, installation_payload
from tests.peers.github import Github, GithubServer
from tests.peers.github.state import APP_ID

EXAMPLE = Path(__file__).parents[3] / "examples" / "bookstore"


def main(directory: Path) -> None:
    github = Github(directory)
    files = [path for path in sorted(EXAMPLE.rglob("*")) if path.is_file() and "target" not in path.parts]
    github.add_repo("bookstore", {str(path.relative_to(EXAMPLE)): path.read_bytes() for path in files})
    key = directory / "app.pem"
    key.write_text(github.private_key)
    key.chmod(0o600)
    body = json.dumps(installation_payload())
    signature = hmac.new(SECRET.encode(), body.encode(), hashlib.sha256).hexdigest()
    with GithubServer(github) as server:
        settings = {
            "AUTOBUILDER_GITHUB_APP_ID": APP_ID,
            "AUTOBUILDER_GITHUB_PRIVATE_KEY_FILE": str(key),
            "AUTOBUILDER_GITHUB_WEBHOOK_SECRET": SECRET,
            "AUTOBUILDER_GITHUB_API_URL": server.url,
            "AUTOBUILDER_ALLOW_PRIVATE_GIT_HOSTS": "true",
        }
        installation = {"body": body, "signature": f"sha256={signature}"}
        repository = str(github.repos["acme/bookstore"].path)
        print(json.dumps({"settings": settings, "installation": installation, "repository": repository}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
