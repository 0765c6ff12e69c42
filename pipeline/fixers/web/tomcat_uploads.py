"""What Tomcat's copy of Commons FileUpload throws: the exceptions have a package of their own since 9.0.26."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from shared.models import Wave

_PACKAGE = "org.apache.tomcat.util.http.fileupload"
_BASE = f"{_PACKAGE}.FileUploadBase"
_EXCEPTIONS = (
    *("FileSizeLimitExceededException", "SizeLimitExceededException", "FileUploadIOException"),
    *("IOFileUploadException", "InvalidContentTypeException"),
)
_MOVED = {f"{_BASE}.{name}": f"{_PACKAGE}.impl.{name}" for name in _EXCEPTIONS}


@fixer(
    "tomcat-upload-exceptions",
    title="Follow the exceptions of Tomcat's uploads to their package",
    source="classes of tomcat-embed-core 9.0.12 and 10.1 (FileUploadBase, fileupload.impl)",
    wave=Wave.IMPORTS,
    boot3=False,
)
def tomcat_upload_exceptions(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_BASE.encode()):
        before = case.project.java(path)
        after = rename_types(_unnested(before), _MOVED)
        if after != before.source:
            yield Change(path, after, "these exceptions are in fileupload.impl")


def _unnested(file: JavaFile) -> JavaFile:
    """`FileUploadBase.X` by the exception's own name."""
    edit = file.edit()
    for node in file.walk("scoped_type_identifier") if file.imported(_BASE) else ():
        outer, _, name = file.text(node).partition(".")
        if outer == "FileUploadBase" and name in _EXCEPTIONS:
            edit.replace(node, edit.type_name(_MOVED[f"{_BASE}.{name}"]))
    return JavaFile(edit.result()) if edit else file
