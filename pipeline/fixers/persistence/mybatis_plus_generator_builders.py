"""MyBatis-Plus' code generator as 3.5.1 has it: builders in place of settings, and the database first.

Source: MyBatis-Plus changelog 3.5.1; AutoGenerator and its configurations 2.3.1, 3.4.1 and 3.5.7. What is generated is
code for 3.5 (a cache of a mapper is asked for by its class and left out). A generator with templates or injected
settings of its own, or made in another way than variable by variable, stays for a person.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.persistence.mybatis_plus_generator_names import (
    CONFIGURATIONS,
    DROPPED,
    HANDED,
    RENAMED,
    SWITCHES,
    Moved,
)
from pipeline.fixers.persistence.mybatis_plus_owners import uses_2
from pipeline.knowledge import older
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import arguments, chain_calls, chain_root, field_text
from pipeline.sources.syntax import field as part
from shared.models import Wave

_NAMING = "com.baomidou.mybatisplus.generator.config.rules.NamingStrategy"
_GENERATOR = "com.baomidou:mybatis-plus-generator"
_VERSION = "3.5.7"
_VELOCITY = "org.apache.velocity:velocity-engine-core"


@fixer(
    "mybatis-plus-generator-builders",
    title="Set MyBatis-Plus' generator up by builders",
    source="MyBatis-Plus changelog 3.5.1; sources of AutoGenerator 2.3.1, 3.4.1 and 3.5.7; catalogue C04",
    wave=Wave.TYPES,
)
def mybatis_plus_generator_builders(case: Case) -> Iterator[Change]:
    two = uses_2(case.project)
    planned: dict[str, list[_Generator]] = {}
    for path in case.project.java_paths(b"com.baomidou.mybatisplus.generator."):
        edit = case.project.java(path).edit()
        found = [block for made in _made(edit) if (block := _block(made)) is not None]
        plans = [_Generator(edit, block, active_record=two) for block in found]
        if not plans or len(plans) != len(_made(edit)) or not all(plan.read() for plan in plans):
            return  # the library's version is the same for all of them
        planned[path] = plans
    for path, plans in planned.items():
        for plan in plans:
            plan.write()
        yield Change(path, plans[0].edit.result(), "MyBatis-Plus' generator is set up by builders since 3.5.1")
    if planned:
        yield from _libraries(case, list(planned))


def _made(edit: JavaEdit) -> list[Node]:
    made = edit.file.walk("object_creation_expression")
    return [one for one in made if field_text(edit.file, one, "type") == "AutoGenerator" and not arguments(one)]


def _block(made: Node) -> Node | None:
    """Of a generator that is a variable of a block."""
    declarator = made.parent
    statement = declarator.parent if declarator is not None and declarator.type == "variable_declarator" else None
    block = statement.parent if statement is not None and statement.type == "local_variable_declaration" else None
    return block if block is not None and block.type == "block" else None


def _libraries(case: Case, paths: list[str]) -> Iterator[Change]:
    additions = Additions(case)
    engine = [f"{_VELOCITY}:2.4.1"] if _by_velocity(case.project, paths) else []
    wanted = [f"{_GENERATOR}:{_VERSION}", *engine]
    for build in additions.builds:
        for declared in build.declared:
            if declared.ga == _GENERATOR and declared.versioned and older(declared.version or _VERSION, _VERSION):
                build.set_version(declared, _VERSION)
        for script in dict.fromkeys(script for path in paths if (script := build.script_of(path))):
            only_tests = all("src/test/" in path for path in paths if build.script_of(path) == script)
            for item in wanted:
                if not build.declares(script, item.rpartition(":")[0]):
                    additions.add(build, script, f"{item}@test" if only_tests else item)
    yield from additions.changes("the generator is a library of its own, as is what writes its files")


def _by_velocity(project: Project, paths: list[str]) -> bool:
    """No other engine is named."""
    return any(not project.java(path).calls("setTemplateEngine") for path in paths)


@dataclass
class _Generator:
    """One generator with its configurations: all is read before anything is written."""

    edit: JavaEdit
    block: Node
    active_record: bool
    """It was so unless told otherwise, before 3.0."""
    made: dict[str, tuple[str, Node]] = field(default_factory=dict[str, tuple[str, Node]])
    """By variable: its type, and the statement that declares it."""
    calls: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])
    statements: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])

    def read(self) -> bool:
        file = self.edit.file
        for statement in self.block.named_children:
            self._declared(statement)
        for statement in self.block.named_children:
            call = statement.named_children[0] if statement.type == "expression_statement" else None
            name = file.text(chain_root(call)) if call is not None and call.type == "method_invocation" else ""
            if call is not None and name in self.made:
                self.calls.setdefault(name, []).extend(chain_calls(call))
                self.statements.setdefault(name, []).append(statement)
        types = [type for type, _ in self.made.values()]
        whole = len(types) == len(set(types)) and {"AutoGenerator", "DataSourceConfig", "StrategyConfig"} <= {*types}
        return whole and self._is_known() and self._is_all() and self._is_early() and bool(self._executes())

    def _declared(self, statement: Node) -> None:
        for one in statement.named_children if statement.type == "local_variable_declaration" else []:
            made = one.child_by_field_name("value") if one.type == "variable_declarator" else None
            type = field_text(self.edit.file, statement, "type")
            known = made is not None and type in (*CONFIGURATIONS, "AutoGenerator")
            plain = made is not None and made.type == "object_creation_expression" and made.named_child_count == 2
            if known and plain and made is not None and not arguments(made):
                self.made[field_text(self.edit.file, one, "name")] = type, statement

    def _is_known(self) -> bool:
        return all(
            self._rule(type, call) is not None or (type == "AutoGenerator" and self._hands(call))
            for name, (type, _) in self.made.items()
            for call in self.calls.get(name, [])
        )

    def _hands(self, call: Node) -> bool:
        name, given = field_text(self.edit.file, call, "name"), arguments(call)
        if name in HANDED:
            return len(given) == 1 and self.made.get(self.edit.file.text(given[0]), ("",))[0] == HANDED[name]
        return name == "setTemplateEngine" or (name == "execute" and not given)

    def _is_all(self) -> bool:
        """Nothing else is done with the variables."""
        file = self.edit.file
        uses = [n for n in file.walk("identifier", under=self.block) if file.text(n) in self.made]
        known = sum(2 if type != "AutoGenerator" else 1 for type, _ in self.made.values())
        return len(uses) == known + sum(len(found) for found in self.statements.values())

    def _is_early(self) -> bool:
        """What the database is asked with is known where its configuration is made."""
        file, start = self.edit.file, self.made[self._named("DataSourceConfig")][1].start_byte
        later = {
            field_text(file, one, "name")
            for one in file.walk("variable_declarator", under=self.block)
            if one.start_byte > start
        }
        used = [
            n for c in self._calls("DataSourceConfig") for a in arguments(c) for n in file.walk("identifier", under=a)
        ]
        return not later & {file.text(one) for one in used}

    def _executes(self) -> list[Node]:
        calls = self.calls.get(self._named("AutoGenerator"), [])
        last = [call for call in calls if field_text(self.edit.file, call, "name") == "execute"]
        return last if last == calls[-1:] else []

    def _named(self, type: str) -> str:
        return next((name for name, (known, _) in self.made.items() if known == type), "")

    def _rule(self, type: str, call: Node) -> Moved | None:
        """Where the setting is now; None when that cannot be said."""
        file, name, given = self.edit.file, field_text(self.edit.file, call, "name"), arguments(call)
        value = file.text(given[0]) if len(given) == 1 else ""
        if name in DROPPED.get(type, {}) and (not DROPPED[type][name] or value in DROPPED[type][name]):
            return Moved("", "")
        if name in SWITCHES.get(type, {}):
            moved = SWITCHES[type][name]
            return {"true": Moved("", ""), "false": Moved("", ""), moved.when: moved}.get(value)
        return RENAMED.get(type, {}).get(name)

    def write(self) -> None:
        moved: dict[str, list[str]] = {}
        for name, (type, statement) in self.made.items():
            if type == "AutoGenerator":
                for one in (statement, *self.statements[name][:-1]):
                    self.edit.delete(one)
                continue
            self._builder(type, statement)
            for one in self.statements.get(name, []):
                self._settings(type, one, moved)
        self._defaults(moved)
        self._execute(moved)

    def _builder(self, type: str, statement: Node) -> None:
        declarator = next(n for n in statement.named_children if n.type == "variable_declarator")
        given = ""
        if type == "DataSourceConfig":
            values = {field_text(self.edit.file, c, "name"): arguments(c)[0] for c in self._calls("DataSourceConfig")}
            found = [values.get(name) for name in ("setUrl", "setUsername", "setPassword")]
            given = ", ".join(self.edit.file.text(one) if one is not None else "null" for one in found)
        self.edit.replace(part(statement, "type"), f"{type}.Builder")
        self.edit.replace(part(declarator, "value"), f"new {type}.Builder({given})")

    def _calls(self, type: str) -> list[Node]:
        return self.calls.get(self._named(type), [])

    def _settings(self, type: str, statement: Node, moved: dict[str, list[str]]) -> None:
        file, calls = self.edit.file, chain_calls(statement.named_children[0])
        rules = [rule for call in calls if (rule := self._rule(type, call)) is not None]
        for call, rule in zip(calls, rules, strict=True):
            given = "" if rule.when else ", ".join(file.text(a) for a in arguments(call))
            if rule.home:
                for home in rule.home.split():
                    moved.setdefault(home, []).append(f"{rule.name}({given.replace('.nochange', '.no_change')})")
        if all(rule.home or not rule.name for rule in rules):
            self.edit.delete(statement)
            return
        for call, rule in zip(calls, rules, strict=True):
            if rule.home or not rule.name:
                self.edit.splices.delete(part(call, "object").end_byte, call.end_byte)
            else:
                self.edit.replace(part(call, "name"), rule.name)
                if rule.when:
                    self.edit.replace(part(call, "arguments"), "()")

    def _defaults(self, moved: dict[str, list[str]]) -> None:
        """What was so unless told otherwise."""
        entity = moved.setdefault("entity", [])
        if not any(one.startswith("naming(") for one in entity):
            entity.append(f"naming({self.edit.type_name(_NAMING)}.no_change)")
        asked = [field_text(self.edit.file, call, "name") for call in self._calls("GlobalConfig")]
        if self.active_record and "setActiveRecord" not in asked:
            entity.append("enableActiveRecord()")

    def _execute(self, moved: dict[str, list[str]]) -> None:
        file, given = self.edit.file, ""
        statement = self.statements[self._named("AutoGenerator")][-1]
        lead = newline_of(file.source) + indent_at(file.source, statement.start_byte)
        strategy = self._named("StrategyConfig")
        before = [f"{strategy}.{home}Builder().{'.'.join(said)};" for home, said in moved.items() if said]
        for call in self._calls("AutoGenerator"):
            given = file.text(arguments(call)[0]) if field_text(file, call, "name") == "setTemplateEngine" else given
        handed = "".join(
            f".{CONFIGURATIONS[type]}({name}.build())"
            for name, (type, _) in self.made.items()
            if CONFIGURATIONS.get(type)
        )
        said = f"new AutoGenerator({self._named('DataSourceConfig')}.build()){handed}.execute({given});"
        self.edit.replace(statement, lead.join([*before, said]))
