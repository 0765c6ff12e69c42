"""`new CommonsMultipartFile(item)`: the class left Spring; a small one of the project's own takes its place."""

from collections.abc import Iterator
from posixpath import dirname

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.splice import newline_of
from shared.models import Wave

_OLD = "org.springframework.web.multipart.commons.CommonsMultipartFile"
_NAME = "FileItemMultipartFile"
_SOURCE = f"""\
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

import org.apache.commons.fileupload.FileItem;
import org.springframework.util.StringUtils;
import org.springframework.web.multipart.MultipartFile;

/** A file item of Commons FileUpload as Spring's CommonsMultipartFile showed it, which Spring 6 no longer has. */
class {_NAME} implements MultipartFile {{
    private final FileItem item;

    {_NAME}(FileItem item) {{
        this.item = item;
    }}

    @Override
    public String getName() {{
        return item.getFieldName();
    }}

    @Override
    public String getOriginalFilename() {{
        return item.getName() == null ? "" : StringUtils.getFilename(item.getName().replace('\\\\', '/'));
    }}

    @Override
    public String getContentType() {{
        return item.getContentType();
    }}

    @Override
    public boolean isEmpty() {{
        return item.getSize() == 0;
    }}

    @Override
    public long getSize() {{
        return item.getSize();
    }}

    @Override
    public byte[] getBytes() {{
        byte[] bytes = item.get();
        return bytes == null ? new byte[0] : bytes;
    }}

    @Override
    public InputStream getInputStream() throws IOException {{
        InputStream stream = item.getInputStream();
        return stream == null ? InputStream.nullInputStream() : stream;
    }}

    @Override
    public void transferTo(File destination) throws IOException {{
        try (InputStream stream = getInputStream()) {{
            Files.deleteIfExists(destination.toPath());
            Files.copy(stream, destination.toPath());
        }}
    }}
}}
"""


@fixer(
    "commons-multipart-file",
    title="Show a file item as a MultipartFile without Spring's removed CommonsMultipartFile",
    source="Spring Framework 6.0 release notes: Commons FileUpload support removed; CommonsMultipartFile of 5.3",
    wave=Wave.IMPORTS,
)
def commons_multipart_file(case: Case) -> Iterator[Change]:
    """Only where all that is done with the class is to make one: its type elsewhere is for a person."""
    for path in case.project.java_paths(_OLD.encode()):
        file, edit = case.project.java(path), case.project.java(path).edit()
        uses = file.types_named("CommonsMultipartFile")
        made = [node for node in uses if node.parent and node.parent.type == "object_creation_expression"]
        own = f"{dirname(path)}/{_NAME}.java"
        if not uses or len(made) != len(uses) or own in case.project or not file.package:
            continue
        for node in made:
            edit.replace(node, _NAME)
        edit.remove_import(_OLD)
        source = f"package {file.package};\n\n{_SOURCE}".replace("\n", newline_of(file.source))
        yield Change(path, edit.result(), "Spring 6 has no CommonsMultipartFile")
        yield Change.text(own, source, "what Spring's CommonsMultipartFile did, for Commons FileUpload's own items")
