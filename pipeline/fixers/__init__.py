"""The registry. Order matters: build files first, then code, then configuration, then tests.

To add a fixer: one file here, one line below, one folder in tests/golden/<id>/ with a changed and a no-op case.
"""

from pipeline.fixers.base import Fixer
from pipeline.fixers.jakarta import javax_to_jakarta
from pipeline.fixers.jakarta_xml import jakarta_xml_namespaces

FIXERS: tuple[Fixer, ...] = (
    # build files
    # code
    javax_to_jakarta,
    jakarta_xml_namespaces,
    # configuration
    # tests
)
"""Every fixer, in the order in which they run."""
