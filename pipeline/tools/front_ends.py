"""A front end that Maven builds with frontend-maven-plugin, where what it downloads cannot be reached from here.

Seen: "Could not download Node.js: Could not download https://...: Unknown host ..." of its install goals; a goal that
ended with an error after npm or Yarn said that the registry cannot be reached. A version that does not exist (404) is
no such case.
"""

import re
from collections.abc import Sequence

from pipeline.tools import environment

_GOAL = re.compile(r"frontend-maven-plugin:\S+")
_REFUSED = re.compile(r"error code (?:40[37]|5\d\d)")
_REGISTRY = re.compile(
    r"npm (?:ERR!|error) (?:code )?(?:E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT)\b|network\b)"
    r"|trouble with your network connection|getaddrinfo (?:ENOTFOUND|EAI_AGAIN)"
)
_GOALS = (
    "installnodenpm", "installnodepnpm", "installnodecorepack", "installyarn", "installbun", "npm", "npx", "pnpm",
    "yarn", "bun", "corepack", "bower", "grunt", "gulp", "jspm", "webpack", "ember", "karma",
)  # fmt: skip
SKIPS = tuple(f"-Dskip.{goal}=true" for goal in _GOALS)
"""The switch that the plugin has for each of its goals; without Node none of them can run."""
LEFT_OUT = (
    "The front end was built neither before nor after the migration, as its downloads cannot be reached from here; its "
    "own tests did not run, and no archives are kept, for they would lack it."
)


def unreachable(headline: str, lines: Sequence[str]) -> bool:
    """`headline`: of a goal that failed; `lines`: what the build said."""
    if not _GOAL.search(headline):
        return False
    if "Could not download" in headline:
        return bool(environment.RESOLVE.search(headline) or _REFUSED.search(headline))
    return "Failed to run task" in headline and any(_REGISTRY.search(line) for line in lines)
