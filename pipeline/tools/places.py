"""What a tool prints as paths, as places of the project."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shared.models import Diagnostic


@dataclass(frozen=True)
class Places:
    """Turns what a tool prints into places of the project."""

    root: Path
    modules: Mapping[str, str] = field(default_factory=dict[str, str])
    """Artifact id to the module's directory ("." for the root)."""

    def relative(self, path: str | None) -> str | None:
        """POSIX path below the root, None for anything outside."""
        if not path:
            return None
        wanted = path.replace("\\", "/")
        for root in {self.root.as_posix(), self.root.resolve().as_posix()}:
            if wanted.startswith(root + "/"):
                return wanted[len(root) + 1 :]
        return None if wanted.startswith("/") or re.match(r"[A-Za-z]:", wanted) else wanted

    def shorten(self, diagnostic: Diagnostic) -> Diagnostic:
        """Absolute paths in its texts made relative, so that the same problem reads the same in every build."""
        prefix = self.root.as_posix() + "/"
        if prefix not in diagnostic.message and prefix not in diagnostic.detail:
            return diagnostic
        texts = {"message": diagnostic.message.replace(prefix, ""), "detail": diagnostic.detail.replace(prefix, "")}
        return diagnostic.model_copy(update=texts)

    def place(self, diagnostic: Diagnostic) -> Diagnostic:
        """With its absolute path made relative."""
        return diagnostic.model_copy(update={"path": self.relative(diagnostic.path)})

    def module(self, path: str | None) -> str | None:
        """Directory of the innermost module that holds the path."""
        if path is None:
            return None
        inside = [module for module in self.modules.values() if module == "." or path.startswith(module + "/")]
        if inside:
            return max(inside, key=len)
        head, found, _ = path.partition("/src/")
        return head if found else None

    def source(self, module: str, frame: tuple[str, str, int]) -> str | None:
        """The project's file that a stack frame is in."""
        package = frame[0].rpartition(".")[0].replace(".", "/")
        base = "" if module == "." else f"{module}/"
        for kind in ("test", "main"):
            for language in ("java", "kotlin", "groovy"):
                path = f"{base}src/{kind}/{language}/{package}/{frame[1]}"
                if (self.root / path).is_file():
                    return path
        return None
