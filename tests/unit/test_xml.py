import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.xml import Element, XmlError, parse_xml

NAMES = st.sampled_from(["project", "version", "x:y", "groupId", "a"])
TEXTS = st.sampled_from(["", " ", "1.0", "ä€", "a &amp; b", "<!-- <b> -->", "<![CDATA[</a>]]>", "\r\n\t", "<?pi > ?>"])
ATTRIBUTES = st.sampled_from(["", ' k="v"', " k='a>b'", ' k="it\'s /> "', '\n  k = "v"'])


@st.composite
def documents(draw: st.DrawFn, depth: int = 3) -> str:
    name, attributes = draw(NAMES).replace("x:", ""), draw(ATTRIBUTES)
    if draw(st.booleans()) and depth < 3:
        return f"<{name}{attributes}/>"
    children = draw(st.lists(documents(depth=depth - 1), max_size=3)) if depth else []
    body = "".join(draw(TEXTS) + child for child in children) + draw(TEXTS)
    return f"<{name}{attributes}>{body}</{name}\n>" if draw(st.booleans()) else f"<{name}{attributes}>{body}</{name}>"


def walk(element: Element) -> list[Element]:
    return list(element.walk())


@given(documents(), st.sampled_from(["", '<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff"]))
def test_positions_cut_out_elements_that_parse_to_the_same(text: str, prolog: str) -> None:
    source = (prolog + text).encode()
    root = parse_xml(source)

    assert source[root.start : root.end].decode() == text
    for element in walk(root):
        again = parse_xml(source[element.start : element.end])
        assert [e.name for e in walk(again)] == [e.name for e in walk(element)]
        assert again.raw_text == element.raw_text
        assert element.start < element.inner_start <= element.inner_end <= element.end


@given(documents())
def test_children_lie_inside_and_after_each_other(text: str) -> None:
    for element in walk(parse_xml(text.encode())):
        at = element.inner_start
        for child in element.children:
            assert at <= child.start and child.end <= element.inner_end and child.parent is element
            at = child.end


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"<a>",
        b"<a></b>",
        b'<!DOCTYPE a [<!ENTITY x "<b/>">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        "<a/>".encode("utf-16"),
        b'<?xml version="1.0" encoding="no-such"?><a/>',
    ],
)
def test_what_cannot_be_positioned_is_refused(source: bytes) -> None:
    with pytest.raises(XmlError):
        parse_xml(source)


def test_latin_1_text_is_read_as_declared() -> None:
    root = parse_xml('<?xml version="1.0" encoding="ISO-8859-1"?><a><b>Grüße</b></a>'.encode("latin-1"))
    assert root.value("b") == "Grüße"
