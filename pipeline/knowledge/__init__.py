"""Versioned facts about Spring Boot, Spring Cloud and the libraries around them: product data, read once.

The tables are recomputed by `scripts/boot_tables.py` from published metadata; the catalogue is written by hand.
"""

from pipeline.knowledge.bom import (
    cloud_managed,
    every_version_property,
    gone,
    last_managed,
    managed,
    managed_plugins,
    new,
    version_properties,
)
from pipeline.knowledge.boot import BootLine, Line, boot_lines, line_of, resolve_boot
from pipeline.knowledge.renames import PropertyChange, RemovedType, properties, removed_types

__all__ = [
    "BootLine",
    "Line",
    "PropertyChange",
    "RemovedType",
    "boot_lines",
    "cloud_managed",
    "every_version_property",
    "gone",
    "last_managed",
    "line_of",
    "managed",
    "managed_plugins",
    "new",
    "properties",
    "removed_types",
    "resolve_boot",
    "version_properties",
]
