"""Auto-configurations that left Spring Boot, in lists of what not to configure: there is nothing left to exclude."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.renamed_types import declares
from pipeline.knowledge.tables import read_table
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, field_text
from shared.models import Wave

_BOOT = "org.springframework.boot."
_LISTS = ("exclude", "excludeAutoConfiguration")
_EMBEDDED = f"{_BOOT}autoconfigure.mongo.embedded.EmbeddedMongoAutoConfiguration"
_EARLIER = (
    f"{_BOOT}actuate.autoconfigure.elasticsearch.ElasticSearchClientHealthIndicatorAutoConfiguration",
    f"{_BOOT}actuate.autoconfigure.elasticsearch.ElasticSearchJestHealthIndicatorAutoConfiguration",
    f"{_BOOT}actuate.autoconfigure.influx.InfluxDbHealthIndicatorAutoConfiguration",
    f"{_BOOT}actuate.autoconfigure.metrics.web.client.RestTemplateMetricsAutoConfiguration",
    f"{_BOOT}actuate.autoconfigure.solr.SolrHealthIndicatorAutoConfiguration",
    f"{_BOOT}autoconfigure.cloud.CloudAutoConfiguration",
    f"{_BOOT}autoconfigure.cloud.CloudServiceConnectorsAutoConfiguration",
    f"{_BOOT}autoconfigure.data.elasticsearch.ElasticsearchAutoConfiguration",
    f"{_BOOT}autoconfigure.data.ldap.LdapDataAutoConfiguration",
    f"{_BOOT}autoconfigure.data.solr.SolrRepositoriesAutoConfiguration",
    f"{_BOOT}autoconfigure.elasticsearch.jest.JestAutoConfiguration",
    f"{_BOOT}autoconfigure.reactor.core.ReactorCoreAutoConfiguration",
    f"{_BOOT}autoconfigure.security.servlet.SecurityRequestMatcherProviderAutoConfiguration",
    f"{_BOOT}test.autoconfigure.web.servlet.MockMvcSecurityAutoConfiguration",
)
"""What went between Boot 2.0 and 2.7, without a successor."""
_FLAPDOODLE = "de.flapdoodle.embed.mongo.spring.autoconfigure.EmbeddedMongoAutoConfiguration"


@fixer(
    "gone-exclusions",
    title="Exclude no auto-configurations that Spring Boot does not have any more",
    source="Spring Boot 3.0 Release Notes: removed support (Solr, embedded MongoDB, InfluxDB, Jolokia, HTTP traces); "
    "table removed_types; jars of Boot 2.0 to 2.7 compared; Flapdoodle's own EmbeddedMongoAutoConfiguration",
    wave=Wave.IMPORTS,
)
def gone_exclusions(case: Case) -> Iterator[Change]:
    left = {row["name"] for row in read_table("removed_types") if not row["successors"]}
    followed = {row["name"] for row in read_table("earlier_types")}
    ended = {name for name in left - followed if name.startswith(_BOOT) and name.endswith("AutoConfiguration")}
    gone = {*ended, *_EARLIER}
    flapdoodle = declares(case.project, b"de.flapdoodle.embed.mongo.spring")
    for path in case.project.java_paths(*(name.encode() for name in sorted(gone))):
        edit = case.project.java(path).edit()
        for name in [item.name for item in edit.file.imports if item.name in gone]:
            if name == _EMBEDDED and flapdoodle:
                edit.rename_import(name, _FLAPDOODLE)
            else:
                _take_out(edit, name.rpartition(".")[2])
        if edit:
            yield Change(path, edit.result(), "Boot has no such auto-configuration that could be excluded")


def _take_out(edit: JavaEdit, name: str) -> None:
    """Out of each list; the import goes when nothing else names the type."""
    for literal in edit.file.walk("class_literal"):
        pair = ancestor(literal, "element_value_pair")
        if edit.file.text(literal) == f"{name}.class" and pair and field_text(edit.file, pair, "key") in _LISTS:
            home = literal.parent
            alone = home == pair or (home is not None and home.named_child_count == 1)
            _delete_item(edit, pair if alone else literal)


def _delete_item(edit: JavaEdit, item: Node) -> None:
    """With the comma after it, else the one before it; a list of arguments that is empty then goes as a whole."""
    after, before = item.next_named_sibling, item.prev_named_sibling
    if after is not None:
        edit.splices.delete(item.start_byte, after.start_byte)
    elif before is not None:
        edit.splices.delete(before.end_byte, item.end_byte)
    elif item.parent is not None:
        edit.delete(item.parent)
