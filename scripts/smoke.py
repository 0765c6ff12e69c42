"""Is an installation up? `python scripts/smoke.py https://API https://WEB [--minutes 15]`, standard library only.

Waits until the API says that it is ready and the sign-in page is there. Exit code 1 says what was still missing.
"""

import argparse
import sys
import time
import urllib.error
import urllib.request

PAUSE_SECONDS = 10.0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("api")
    parser.add_argument("web")
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--pause", type=float, default=PAUSE_SECONDS, help="seconds between two looks")
    options = parser.parse_args(arguments)
    checks = [f"{options.api}/api/v1/health/live", f"{options.api}/api/v1/health/ready"]
    checks += [f"{options.api}/openapi.json", f"{options.web}/sign-in"]
    end, missing = time.monotonic() + options.minutes * 60, checks
    while missing := [found for url in missing if (found := failing(url))]:
        if time.monotonic() > end:
            print("\n".join(f"not up: {url}" for url in missing), file=sys.stderr)
            return 1
        time.sleep(options.pause)
    print(f"up: {', '.join(checks)}")
    return 0


def failing(url: str) -> str | None:
    """The URL when it does not answer 200."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return None if answer.status == 200 else url
    except (urllib.error.URLError, OSError):
        return url


if __name__ == "__main__":
    sys.exit(main())
