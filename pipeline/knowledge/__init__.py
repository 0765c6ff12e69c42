"""Versioned facts about Spring Boot, Spring Cloud and the libraries around them: product data, read once.

The tables are recomputed by `scripts/boot_tables.py` from published metadata; the catalogue is written by hand.
"""

from pipeline.knowledge.bom import (
    cloud_managed,
    gone,
    last_managed,
    last_property,
    managed,
    managed_boms,
    managed_plugins,
    new,
    version_properties,
)
from pipeline.knowledge.boot import BootLine, Line, boot_lines, line_of, resolve_boot
from pipeline.knowledge.libraries import Entry, catalogue
from pipeline.knowledge.plugins import GradlePlugin, Plugin, gradle_plugins, plugins
from pipeline.knowledge.renames import PropertyChange, RemovedType, properties, removed_types
from pipeline.knowledge.versions import older

__all__ = [
    "BootLine",
    "Entry",
    "GradlePlugin",
    "Line",
    "Plugin",
    "PropertyChange",
    "RemovedType",
    "boot_lines",
    "catalogue",
    "cloud_managed",
    "gone",
    "gradle_plugins",
    "last_managed",
    "last_property",
    "line_of",
    "managed",
    "managed_boms",
    "managed_plugins",
    "new",
    "older",
    "plugins",
    "properties",
    "removed_types",
    "resolve_boot",
    "version_properties",
]
