"""The registry. Order matters: build files first, then code, then configuration, then tests.

To add a fixer: one file here, one line below, one folder in tests/golden/<id>/ with a changed and a no-op case.
"""

from pipeline.fixers.actuator_endpoints import actuator_endpoint_ids
from pipeline.fixers.adapter_classes import adapter_classes
from pipeline.fixers.additions import (
    bootstrap_starter,
    flyway_database_module,
    javafx_modules,
    jdk_removed_modules,
    json_starter,
    nashorn_engine,
    validation_starter,
)
from pipeline.fixers.android_snakeyaml import android_snakeyaml
from pipeline.fixers.annotation_processors import annotation_processor_paths, querydsl_jakarta
from pipeline.fixers.assertj_extracting import assertj_extracting
from pipeline.fixers.autoconfiguration import auto_configuration_imports
from pipeline.fixers.base import Fixer
from pipeline.fixers.batch_builders import batch_auto_configuration, batch_builders
from pipeline.fixers.batch_chunks import batch_chunks
from pipeline.fixers.batch_executions import batch_chunk_arguments, batch_executions, batch_parameters
from pipeline.fixers.bind_exceptions import bind_exceptions
from pipeline.fixers.boot_bom import boot_bom
from pipeline.fixers.boot_properties import boot_property_keys, boot_property_placeholders
from pipeline.fixers.build_hygiene import (
    enforcer_java_version,
    https_repositories,
    removed_jvm_flags,
    tools_jar,
)
from pipeline.fixers.bulk_deletes import remove_before_bulk_delete
from pipeline.fixers.circuit_breaker_slices import circuit_breaker_slices
from pipeline.fixers.code_generators import generators_write_jakarta
from pipeline.fixers.column_types import column_types_of_the_schema
from pipeline.fixers.compiler_properties import compiler_properties
from pipeline.fixers.constructor_binding import constructor_binding
from pipeline.fixers.containers import boot_loader_launchers, docker_java_images, jvm_options_in_scripts
from pipeline.fixers.cors import cors_any_origin
from pipeline.fixers.data_source_starters import druid_names, dynamic_datasource_scripts
from pipeline.fixers.dozer import dozer
from pipeline.fixers.ehcache import ehcache_beans, ehcache_settings, ehcache_xml
from pipeline.fixers.elasticsearch import elasticsearch_operations
from pipeline.fixers.error_controller import error_controller
from pipeline.fixers.feign_tracing import feign_tracing
from pipeline.fixers.file_upload import file_upload_code, multipart_resolver
from pipeline.fixers.freemarker import freemarker_suffix
from pipeline.fixers.gateway_endpoint import gateway_endpoint
from pipeline.fixers.gradle_syntax import (
    gradle_configurations,
    gradle_junit_platform,
    gradle_maven_publish,
    gradle_renamed_properties,
    gradle_repositories,
)
from pipeline.fixers.gradle_versions import gradle_java_version, gradle_spring_boot, gradle_wrapper
from pipeline.fixers.graphql_exceptions import graphql_exception_handlers
from pipeline.fixers.h2 import h2_column_definitions, h2_keywords, h2_legacy_mode, h2_url_settings
from pipeline.fixers.hateoas import hateoas_factories, hateoas_types
from pipeline.fixers.hibernate_names import hibernate_dialects, hibernate_naming_strategies
from pipeline.fixers.hibernate_settings import hibernate_settings, hibernate_type_constants
from pipeline.fixers.hibernate_types import hibernate_types
from pipeline.fixers.hql import hibernate_6_queries
from pipeline.fixers.http_client5 import http_client5_code
from pipeline.fixers.http_client_redirects import http_client_redirects
from pipeline.fixers.http_method import http_method_class
from pipeline.fixers.http_status import http_status_code, http_status_conversion
from pipeline.fixers.hystrix import hystrix_fallbacks
from pipeline.fixers.jakarta import javax_to_jakarta
from pipeline.fixers.jakarta_libraries import commons_fileupload2, httpclient5, jjwt_needs_jaxb
from pipeline.fixers.jakarta_xml import jakarta_xml_namespaces
from pipeline.fixers.java_version import java_version
from pipeline.fixers.jdk_internals import (
    jdk_base64,
    nashorn_package,
    removed_jdk_methods,
    underscore_identifier,
    unthrown_io_exception,
)
from pipeline.fixers.joda import joda_module
from pipeline.fixers.jpa_settings import deferred_data_scripts, identity_instead_of_auto, legacy_sequence_names
from pipeline.fixers.junit5 import junit4_to_junit5
from pipeline.fixers.junit_vintage import junit_vintage
from pipeline.fixers.kafka import kafka_error_handlers, kafka_futures, kafka_headers
from pipeline.fixers.libraries import (
    boot3_libraries,
    managed_version_gone,
    spring_cloud_replacements,
    springfox_dependencies,
)
from pipeline.fixers.maven_plugins import compiler_parameters, surefire_version
from pipeline.fixers.mock_mvc import standalone_redirect_model, standalone_trailing_slash
from pipeline.fixers.mockito import mockito_5
from pipeline.fixers.multipart_file import commons_multipart_file
from pipeline.fixers.mybatis_plus import mybatis_plus_pagination
from pipeline.fixers.mybatis_plus_generator import mybatis_plus_generator
from pipeline.fixers.mysql import mysql_driver
from pipeline.fixers.open_packages import open_packages
from pipeline.fixers.overloaded_beans import overloaded_beans
from pipeline.fixers.plugin_versions import plugin_versions
from pipeline.fixers.powermock import powermock
from pipeline.fixers.problem_details import problem_detail_bodies
from pipeline.fixers.profile_groups import profile_includes_to_groups
from pipeline.fixers.property_environment import boot_property_environment
from pipeline.fixers.property_references import boot_property_keys_in_code
from pipeline.fixers.quartz import quartz_job_store
from pipeline.fixers.r2dbc_scripts import r2dbc_scripts
from pipeline.fixers.rabbit_returns import rabbit_returns
from pipeline.fixers.reactor_names import reactor_names
from pipeline.fixers.redis_cache_prefix import redis_cache_prefix
from pipeline.fixers.removed_types import removed_types
from pipeline.fixers.renamed_methods import liquibase_lists, renamed_methods, setter_units
from pipeline.fixers.renamed_types import renamed_types
from pipeline.fixers.resource_properties import resource_properties
from pipeline.fixers.scheduling_triggers import scheduling_triggers
from pipeline.fixers.security_adapter import security_adapter
from pipeline.fixers.security_annotations import security_configuration, security_method_security
from pipeline.fixers.security_authorize import security_authorize_requests
from pipeline.fixers.security_context import security_context_save
from pipeline.fixers.security_csrf import security_csrf_cookie
from pipeline.fixers.security_encoders import security_encoders
from pipeline.fixers.security_headers import security_xss_header
from pipeline.fixers.security_matchers import security_matchers
from pipeline.fixers.security_request_repository import security_request_repository
from pipeline.fixers.security_users_bean import security_users_bean
from pipeline.fixers.selenium import selenium_find
from pipeline.fixers.servlet_exceptions import nested_servlet_exception
from pipeline.fixers.servlet_methods import servlet_methods
from pipeline.fixers.shiro import shiro_2_types, shiro_jakarta
from pipeline.fixers.spring_boot_version import spring_boot_version
from pipeline.fixers.spring_cloud_annotations import spring_cloud_annotations
from pipeline.fixers.spring_cloud_version import spring_cloud_version
from pipeline.fixers.spring_data import sorting_repositories, spring_data_factories, spring_data_types
from pipeline.fixers.spring_repositories import spring_repositories
from pipeline.fixers.spring_tests import (
    active_profiles,
    actuator_media_type,
    boot_test_types,
    environment_test_utils,
    json_charset,
    mock_mvc_without_security,
)
from pipeline.fixers.spring_utilities import spring_assert_messages, spring_base64
from pipeline.fixers.springfox_config import springfox_config
from pipeline.fixers.springfox_paths import springfox_paths
from pipeline.fixers.starter_companions import knife4j_extensions, starter_companions
from pipeline.fixers.startup_settings import (
    ant_path_matcher,
    bean_overriding,
    circular_references,
    embedded_mongo_version,
    error_messages,
    flyway_clean,
    hidden_method_filter,
    info_from_environment,
)
from pipeline.fixers.swagger_annotations import swagger_annotations
from pipeline.fixers.thymeleaf import thymeleaf_servlet_objects
from pipeline.fixers.trailing_slash import trailing_slash
from pipeline.fixers.transitive_libraries import transitive_libraries
from pipeline.fixers.unused_imports import unused_imports
from pipeline.fixers.user_types import hibernate_user_types
from pipeline.fixers.version_overrides import version_overrides
from pipeline.fixers.widened_numbers import widened_numbers

FIXERS: tuple[Fixer, ...] = (
    # build files
    spring_boot_version,
    boot_bom,
    java_version,
    enforcer_java_version,
    https_repositories,
    tools_jar,
    gradle_spring_boot,
    gradle_java_version,
    gradle_wrapper,
    gradle_configurations,
    gradle_repositories,
    gradle_renamed_properties,
    gradle_maven_publish,
    bootstrap_starter,
    spring_cloud_version,
    version_overrides,
    httpclient5,
    commons_fileupload2,
    querydsl_jakarta,
    managed_version_gone,
    feign_tracing,
    spring_cloud_replacements,
    springfox_dependencies,
    boot3_libraries,
    starter_companions,
    plugin_versions,
    compiler_parameters,
    compiler_properties,
    surefire_version,
    annotation_processor_paths,
    generators_write_jakarta,
    removed_jvm_flags,
    flyway_database_module,
    validation_starter,
    json_starter,
    jdk_removed_modules,
    nashorn_engine,
    javafx_modules,
    jjwt_needs_jaxb,
    spring_repositories,
    transitive_libraries,
    android_snakeyaml,
    shiro_jakarta,
    open_packages,
    # code
    javax_to_jakarta,
    jakarta_xml_namespaces,
    security_matchers,
    security_authorize_requests,
    security_users_bean,
    security_adapter,
    security_method_security,
    security_configuration,
    security_context_save,
    security_encoders,
    security_xss_header,
    security_csrf_cookie,
    security_request_repository,
    swagger_annotations,
    sorting_repositories,
    spring_data_types,
    spring_data_factories,
    elasticsearch_operations,
    springfox_paths,
    springfox_config,
    hibernate_6_queries,
    spring_cloud_annotations,
    hystrix_fallbacks,
    adapter_classes,
    renamed_types,
    shiro_2_types,
    hateoas_types,
    hateoas_factories,
    dozer,
    druid_names,
    mybatis_plus_pagination,
    mybatis_plus_generator,
    bind_exceptions,
    http_status_code,
    http_status_conversion,
    widened_numbers,
    cors_any_origin,
    http_method_class,
    problem_detail_bodies,
    graphql_exception_handlers,
    spring_assert_messages,
    spring_base64,
    renamed_methods,
    liquibase_lists,
    setter_units,
    removed_types,
    unused_imports,
    constructor_binding,
    overloaded_beans,
    error_controller,
    jdk_base64,
    unthrown_io_exception,
    nashorn_package,
    removed_jdk_methods,
    underscore_identifier,
    remove_before_bulk_delete,
    batch_builders,
    batch_auto_configuration,
    batch_chunks,
    batch_chunk_arguments,
    batch_executions,
    batch_parameters,
    kafka_error_handlers,
    kafka_futures,
    kafka_headers,
    rabbit_returns,
    reactor_names,
    servlet_methods,
    scheduling_triggers,
    resource_properties,
    redis_cache_prefix,
    hibernate_type_constants,
    column_types_of_the_schema,
    trailing_slash,
    joda_module,
    http_client5_code,
    file_upload_code,
    multipart_resolver,
    commons_multipart_file,
    hibernate_user_types,
    # configuration
    identity_instead_of_auto,
    boot_property_placeholders,
    boot_property_keys,
    boot_property_keys_in_code,
    boot_property_environment,
    actuator_endpoint_ids,
    gateway_endpoint,
    r2dbc_scripts,
    thymeleaf_servlet_objects,
    profile_includes_to_groups,
    hibernate_dialects,
    hibernate_naming_strategies,
    hibernate_types,
    circular_references,
    bean_overriding,
    ant_path_matcher,
    hidden_method_filter,
    freemarker_suffix,
    quartz_job_store,
    info_from_environment,
    legacy_sequence_names,
    deferred_data_scripts,
    h2_url_settings,
    h2_column_definitions,
    h2_keywords,
    h2_legacy_mode,
    mysql_driver,
    dynamic_datasource_scripts,
    knife4j_extensions,
    auto_configuration_imports,
    docker_java_images,
    boot_loader_launchers,
    jvm_options_in_scripts,
    ehcache_settings,
    ehcache_xml,
    ehcache_beans,
    error_messages,
    flyway_clean,
    embedded_mongo_version,
    hibernate_settings,
    # tests
    powermock,
    junit4_to_junit5,
    mockito_5,
    selenium_find,
    assertj_extracting,
    boot_test_types,
    environment_test_utils,
    active_profiles,
    mock_mvc_without_security,
    circuit_breaker_slices,
    json_charset,
    actuator_media_type,
    standalone_trailing_slash,
    standalone_redirect_model,
    nested_servlet_exception,
    http_client_redirects,
    # last: looks at what the fixers above left
    junit_vintage,
    gradle_junit_platform,
)
"""Every fixer, in the order in which they run."""
