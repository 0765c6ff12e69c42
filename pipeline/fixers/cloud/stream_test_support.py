"""Spring Cloud Stream's test support bound every test's channels; its successor does so where a test imports it."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.cloud.stream_channels import Unclear
from pipeline.fixers.cloud.stream_writing import merged_import
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of
from shared.models import Wave

_BINDER = "org.springframework.cloud:spring-cloud-stream-test-binder"
_SUPPORT = "org.springframework.cloud.stream.test."
_COLLECTOR = f"{_SUPPORT}binder.MessageCollector"
_CONFIGURATION = "org.springframework.cloud.stream.binder.test.TestChannelBinderConfiguration"
_KNOWN = (b"TestChannelBinderConfiguration", b"EnableTestBinder", b"TestSupportBinder", b"stream.test.matcher")
_REASON = "the test support ended with Spring Cloud Stream's annotations; the test binder binds where a test imports it"
_HELPER = """import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.cloud.stream.messaging.DirectWithAttributesChannel;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeType;

/** Keeps what is sent to output channels, as that of Spring Cloud Stream's test support did until 4.0. */
public class MessageCollector implements SmartInitializingSingleton {

    private final ListableBeanFactory beans;

    private final Map<MessageChannel, BlockingQueue<Message<?>>> queues = new ConcurrentHashMap<>();

    public MessageCollector(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (DirectWithAttributesChannel channel : beans.getBeansOfType(DirectWithAttributesChannel.class).values()) {
            if ("output".equals(channel.getAttribute("type"))) {
                BlockingQueue<Message<?>> queue = new LinkedBlockingDeque<>();
                queues.put(channel, queue);
                channel.addInterceptor(new ChannelInterceptor() {
                    @Override
                    public Message<?> preSend(Message<?> message, MessageChannel sent) {
                        queue.add(readable(message));
                        return message;
                    }
                });
            }
        }
    }

    public BlockingQueue<Message<?>> forChannel(MessageChannel channel) {
        return queues.get(channel);
    }

    private static Message<?> readable(Message<?> message) {
        Object type = message.getHeaders().get(MessageHeaders.CONTENT_TYPE);
        MimeType mime = type == null ? null : MimeType.valueOf(type.toString());
        boolean text = mime != null && ("text".equals(mime.getType())
                || "application".equals(mime.getType()) && "json".equals(mime.getSubtype()));
        if (!text || !(message.getPayload() instanceof byte[])) {
            return message;
        }
        String payload = new String((byte[]) message.getPayload(), StandardCharsets.UTF_8);
        return MessageBuilder.withPayload(payload).copyHeaders(message.getHeaders()).build();
    }
}
"""


@fixer(
    "stream-test-support",
    title="Import Spring Cloud Stream's test binder where tests start the application",
    source="Spring Cloud Stream 4.0 reference, Test Binder; spring-cloud-stream-test-support 3.2, TestSupportBinder",
    wave=Wave.TEST,
)
def stream_test_support(case: Case) -> Iterator[Change]:
    """@SpringBootTest classes get the binder, those with a MessageCollector one of the project's own too."""
    project, builds = case.project, builds_of(case.project)
    tests = [path for path in project.java_paths() if "src/test/" in path]
    for module in sorted({project.module_of(path) for path in tests}):
        here = [path for path in tests if project.module_of(path) == module]
        scripts = [(build, build.script_of(here[0])) for build in builds]
        declared = any(script is not None and build.declares(script, _BINDER) for build, script in scripts)
        if declared and not any(known in project.read(path) for path in here for known in _KNOWN):
            try:
                yield from _module(project, here)
            except Unclear:
                continue


def _module(project: Project, paths: list[str]) -> Iterator[Change]:
    collecting = [path for path in paths if project.java(path).imported(_COLLECTOR)]
    home = project.java(collecting[0]).package if collecting else ""
    changes: list[Change] = []
    for path in paths:
        file = project.java(path)
        edit = file.edit()
        for cls in _tests(file, collects=path in collecting):
            _bind(edit, cls)
        if path in collecting:
            _own_collector(edit, home)
        if edit:
            changes.append(Change(path, edit.result(), _REASON))
    if collecting:
        helper = f"{collecting[0].rpartition('/')[0]}/MessageCollector.java"
        if helper in project:
            raise Unclear("MessageCollector is there")
        package = f"package {home};\n\n" if home else ""
        changes.append(Change(helper, (package + _HELPER).encode(), _REASON))
    yield from changes


def _tests(file: JavaFile, *, collects: bool) -> Iterator[Node]:
    """Classes that start the application; where one has a collector, the file's first class at least."""
    classes = [cls for cls in file.walk("class_declaration") if annotations_of(file, cls, "SpringBootTest")]
    first = next(iter(file.walk("class_declaration")), None)
    yield from classes or ([first] if collects and first is not None else [])


def _bind(edit: JavaEdit, cls: Node) -> None:
    file = edit.file
    names = [f"{edit.type_name(_CONFIGURATION)}.class"]
    if file.imported(_COLLECTOR):
        names.append("MessageCollector.class")
    anchor = next((a for a in annotations_of(file, cls) if file.text(a).startswith("@SpringBootTest")), None)
    text = merged_import(edit, cls, names)
    line = newline_of(file.source) + indent_at(file.source, cls.start_byte)
    if anchor is not None:
        edit.insert(anchor.end_byte, line + text)
    else:
        edit.insert(cls.start_byte, text + line)


def _own_collector(edit: JavaEdit, home: str) -> None:
    for index, item in enumerate(edit.file.imports):
        if item.name == _COLLECTOR and edit.file.package == home:
            edit.imports.remove(index)
        elif item.name == _COLLECTOR:
            edit.imports.rename(index, f"{home}.MessageCollector")
        elif item.wildcard and f"{item.name}." == f"{_SUPPORT}binder.":
            raise Unclear("a wildcard import")
