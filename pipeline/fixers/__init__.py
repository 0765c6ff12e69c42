"""The registry. Order matters: build files first, then code, then configuration, then tests.

To add a fixer: one file here, one line below, one folder in tests/golden/<id>/ with a changed and a no-op case.
"""

from pipeline.fixers.base import Fixer
from pipeline.fixers.boot_properties import boot_property_keys, boot_property_placeholders
from pipeline.fixers.hibernate_names import hibernate_dialects, hibernate_naming_strategies
from pipeline.fixers.hibernate_types import hibernate_types
from pipeline.fixers.jakarta import javax_to_jakarta
from pipeline.fixers.jakarta_xml import jakarta_xml_namespaces
from pipeline.fixers.junit5 import junit4_to_junit5
from pipeline.fixers.profile_groups import profile_includes_to_groups
from pipeline.fixers.property_environment import boot_property_environment
from pipeline.fixers.property_references import boot_property_keys_in_code
from pipeline.fixers.security_adapter import security_adapter
from pipeline.fixers.security_annotations import security_configuration, security_method_security
from pipeline.fixers.security_authorize import security_authorize_requests
from pipeline.fixers.security_context import security_context_save
from pipeline.fixers.security_encoders import security_encoders
from pipeline.fixers.security_matchers import security_matchers

FIXERS: tuple[Fixer, ...] = (
    # build files
    # code
    javax_to_jakarta,
    jakarta_xml_namespaces,
    security_matchers,
    security_authorize_requests,
    security_adapter,
    security_method_security,
    security_configuration,
    security_context_save,
    security_encoders,
    # configuration
    boot_property_placeholders,
    boot_property_keys,
    boot_property_keys_in_code,
    boot_property_environment,
    profile_includes_to_groups,
    hibernate_dialects,
    hibernate_naming_strategies,
    hibernate_types,
    # tests
    junit4_to_junit5,
)
"""Every fixer, in the order in which they run."""
