import pytest

from pipeline.sources.charsets import charset_of


@pytest.mark.parametrize(
    ("text", "written", "told"),
    [
        ("# 针对 spring 框架的配置", "gb18030", "gb18030"),
        ("# 第1步, 第2步", "gb18030", "gb18030"),
        ("# 데이터베이스 설정 파일입니다", "cp949", "cp949"),
        ("# Größe, façade, CONFIGURAÇÕES", "windows-1252", "windows-1252"),
        ("# Настройки сервера", "windows-1251", None),
        ("# データベースの設定", "cp932", None),
        ("# naïve", "utf-8", None),
    ],
)
def test_charset_is_told_where_bytes_leave_no_doubt(text: str, written: str, told: str | None) -> None:
    assert charset_of(text.encode(written)) == told
