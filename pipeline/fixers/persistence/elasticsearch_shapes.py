"""What the builders of Elasticsearch 7's client are called in the new client, and how their arguments are written.

Source: co.elastic.clients:elasticsearch-java 8.18 (`_types.query_dsl`) beside org.elasticsearch:elasticsearch 7.17
(`index.query`); every row was compared by the JSON of both. What has no row has no equal, or none that was tried.
"""

from dataclasses import dataclass, field

TYPES = "co.elastic.clients.elasticsearch._types"
DSL = f"{TYPES}.query_dsl"
_QUERY_END = ".build()._toQuery()"


@dataclass(frozen=True)
class Shape:
    """An old builder: the class whose `Builder` follows it, and how one is made and ended."""

    new: str
    made: tuple[str, str]
    """(class, factory) as in `QueryBuilders.match()`; an empty factory stands for `new X.Builder()`."""
    given: tuple[tuple[str, str], ...] = ()
    """Setter and converter for each argument of the old factory or constructor; the last one takes all that follow."""
    setters: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    end: str = _QUERY_END
    wrapped: tuple[str, str] | None = None
    """A class, and how a new one of it goes on around the finished builder."""


def _query(name: str, *given: tuple[str, str], **setters: str | tuple[str, str]) -> Shape:
    made = (f"{DSL}.QueryBuilders", name[0].lower() + name[1:])
    return Shape(f"{DSL}.{name}Query", made, given, _setters(setters))


def _setters(setters: dict[str, str | tuple[str, str]]) -> dict[str, tuple[str, str]]:
    own = {name: (name, how) if isinstance(how, str) else how for name, how in setters.items()}
    return {"boost": ("boost", "boost"), "queryName": ("queryName", "same"), **own}


def _same(*names: str) -> dict[str, str | tuple[str, str]]:
    return dict.fromkeys(names, "same")


_FUZZY = _same("prefixLength", "maxExpansions", "fuzzyTranspositions", "fuzzyRewrite")
_FUZZY["fuzziness"] = "fuzziness"
_TEXT: dict[str, str | tuple[str, str]] = {**_same("analyzer"), "minimumShouldMatch": "minimum"}
_FIELDS: dict[str, str | tuple[str, str]] = {"field": ("fields", "field"), **_same("lenient")}
_FIELD, _PATTERN = ("field", "same"), ("value", "same")
_BOUNDS: dict[str, str | tuple[str, str]] = dict.fromkeys(("gt", "gte", "lt", "lte"), "bound")
_QUERY_STRING: dict[str, str | tuple[str, str]] = {
    **_TEXT,
    **_FIELDS,
    **_same("analyzeWildcard", "quoteFieldSuffix", "fuzzyPrefixLength", "fuzzyMaxExpansions", "fuzzyTranspositions"),
    "defaultOperator": "operator",
}

SHAPES: dict[str, Shape] = {
    "BoolQueryBuilder": _query(
        "Bool", must="query", filter="query", should="query", mustNot="query", minimumShouldMatch="minimum"
    ),
    "MatchAllQueryBuilder": _query("MatchAll"),
    "MatchQueryBuilder": _query(
        "Match", _FIELD, ("query", "value"), **_TEXT, **_FUZZY, **_same("lenient"), operator="operator"
    ),
    "MultiMatchQueryBuilder": _query(
        "MultiMatch",
        ("query", "text"),
        ("fields", "strings"),
        **_TEXT,
        **_FUZZY,
        **_FIELDS,
        **_same("slop"),
        operator="operator",
        type="text_type",
        tieBreaker="decimal",
    ),
    "MatchPhraseQueryBuilder": _query("MatchPhrase", _FIELD, ("query", "text"), **_same("analyzer", "slop")),
    "MatchPhrasePrefixQueryBuilder": _query(
        "MatchPhrasePrefix", _FIELD, ("query", "text"), **_same("analyzer", "slop", "maxExpansions")
    ),
    "MatchBoolPrefixQueryBuilder": _query(
        "MatchBoolPrefix", _FIELD, ("query", "text"), **_TEXT, **_FUZZY, operator="operator"
    ),
    "TermQueryBuilder": _query("Term", _FIELD, ("value", "value"), **_same("caseInsensitive")),
    "TermsQueryBuilder": _query("Terms", _FIELD, ("terms", "terms")),
    "RangeQueryBuilder": Shape(
        f"{DSL}.UntypedRangeQuery",
        (f"{DSL}.UntypedRangeQuery", ""),
        (_FIELD,),
        _setters({**_BOUNDS, "from": ("gte", "bound"), "to": ("lte", "bound"), **_same("format", "timeZone")}),
        ".build()._toRangeQuery()._toQuery()",
    ),
    "WildcardQueryBuilder": _query("Wildcard", _FIELD, _PATTERN, **_same("rewrite", "caseInsensitive")),
    "PrefixQueryBuilder": _query("Prefix", _FIELD, _PATTERN, **_same("rewrite", "caseInsensitive")),
    "RegexpQueryBuilder": _query(
        "Regexp", _FIELD, _PATTERN, **_same("rewrite", "caseInsensitive", "maxDeterminizedStates")
    ),
    "FuzzyQueryBuilder": _query(
        "Fuzzy",
        _FIELD,
        ("value", "value"),
        **_same("prefixLength", "maxExpansions", "transpositions", "rewrite"),
        fuzziness="fuzziness",
    ),
    "ExistsQueryBuilder": _query("Exists", _FIELD),
    "IdsQueryBuilder": _query("Ids", addIds=("values", "strings")),
    "QueryStringQueryBuilder": _query(
        "QueryString",
        ("query", "same"),
        **_QUERY_STRING,
        **_same("defaultField", "allowLeadingWildcard", "quoteAnalyzer", "rewrite", "fuzzyRewrite", "escape"),
        fuzziness="fuzziness",
        type="text_type",
        tieBreaker="decimal",
    ),
    "SimpleQueryStringBuilder": _query("SimpleQueryString", ("query", "same"), **_QUERY_STRING),
    "NestedQueryBuilder": _query(
        "Nested", ("path", "same"), ("query", "query"), ("scoreMode", "score_mode"), **_same("ignoreUnmapped")
    ),
    "ConstantScoreQueryBuilder": _query("ConstantScore", ("filter", "query")),
    "BoostingQueryBuilder": _query("Boosting", ("positive", "query"), ("negative", "query"), negativeBoost="decimal"),
    "DisMaxQueryBuilder": _query("DisMax", add=("queries", "query"), tieBreaker="decimal"),
    "FieldSortBuilder": Shape(
        f"{TYPES}.FieldSort",
        (f"{TYPES}.FieldSort", ""),
        (_FIELD,),
        {"order": ("order", "order")},
        ".build()).build()",
        (f"{TYPES}.SortOptions", ".Builder().field("),
    ),
    "ScoreSortBuilder": Shape(
        f"{TYPES}.ScoreSort",
        (f"{TYPES}.ScoreSort", ""),  # a ScoreSort's own _toSortOptions() sorts by _doc
        (),
        {"order": ("order", "order")},
        ".build()).build()",
        (f"{TYPES}.SortOptions", ".Builder().score("),
    ),
}
FACTORIES = {
    **{name[0].lower() + name[1:].removesuffix("Builder"): name for name in SHAPES if name.endswith("QueryBuilder")},
    "queryStringQuery": "QueryStringQueryBuilder",
    "simpleQueryStringQuery": "SimpleQueryStringBuilder",
}
SORTS = {"fieldSort": "FieldSortBuilder", "scoreSort": "ScoreSortBuilder"}

QUERY = "QueryBuilder"
"""The old interface; a Query in the new client, which is finished and may be used again."""
NATIVE, NATIVE_BUILDER = "NativeSearchQuery", "NativeSearchQueryBuilder"
NATIVE_SETTERS: dict[str, tuple[str, str]] = {
    "withQuery": ("withQuery", "query"),
    "withFilter": ("withFilter", "query"),
    "withSort": ("withSort", "sort"),
    "withSorts": ("withSort", "sort"),
    **{
        name: (name, "same")
        for name in (
            "withPageable",
            "withMaxResults",
            "withIds",
            "withTrackScores",
            "withTrackTotalHits",
            "withMinScore",
            "withPreference",
            "withRoute",
            "withFields",
            "withTimeout",
            "withSearchAfter",
            "withHighlightQuery",
        )
    },
}
NATIVE_CALLS = frozenset(
    {
        "setPageable",
        "getPageable",
        "setMaxResults",
        "getMaxResults",
        "setTrackTotalHits",
        "setTrackScores",
        "setMinScore",
        "setPreference",
        "setRoute",
        "setIds",
        "setTimeout",
        "setSearchAfter",
        "addSort",
        "getSort",
        "getFields",
        "addFields",
        "setHighlightQuery",
    }
)
SEARCHES = frozenset({"search", "searchOne", "searchForStream", "searchForHits", "searchForPage", "count", "delete"})

_OLD_QUERIES = "org.elasticsearch.index.query"
_DATA = "org.springframework.data.elasticsearch"
OLD_TYPES: dict[str, str] = {
    **{f"{_OLD_QUERIES}.{name}": shape.new for name, shape in SHAPES.items() if not name.endswith("SortBuilder")},
    f"{_OLD_QUERIES}.{QUERY}": f"{DSL}.Query",
    f"{_OLD_QUERIES}.QueryBuilders": f"{DSL}.QueryBuilders",
    f"{_OLD_QUERIES}.Operator": f"{DSL}.Operator",
    f"{_OLD_QUERIES}.MultiMatchQueryBuilder.Type": f"{DSL}.TextQueryType",
    "org.apache.lucene.search.join.ScoreMode": f"{DSL}.ChildScoreMode",
    "org.elasticsearch.common.unit.Fuzziness": "",
    "org.elasticsearch.search.sort.SortBuilders": f"{TYPES}.SortOptions",
    "org.elasticsearch.search.sort.SortOrder": f"{TYPES}.SortOrder",
    "org.elasticsearch.search.sort.FieldSortBuilder": f"{TYPES}.FieldSort",
    "org.elasticsearch.search.sort.ScoreSortBuilder": f"{TYPES}.ScoreSort",
    f"{_DATA}.core.query.{NATIVE}": f"{_DATA}.client.elc.NativeQuery",
    f"{_DATA}.core.query.{NATIVE_BUILDER}": f"{_DATA}.client.elc.NativeQueryBuilder",
}
BY_SIMPLE = {name.rpartition(".")[2]: new for name, new in OLD_TYPES.items()}
OLD_PACKAGES = ("org.elasticsearch.index.query", "org.elasticsearch.search.sort")

CONSTANTS: dict[str, tuple[str, dict[str, str]]] = {
    "operator": (f"{DSL}.Operator", {"AND": "And", "OR": "Or"}),
    "order": (f"{TYPES}.SortOrder", {"ASC": "Asc", "DESC": "Desc"}),
    "score_mode": (
        f"{DSL}.ChildScoreMode",
        {"None": "None", "Avg": "Avg", "Max": "Max", "Min": "Min", "Total": "Sum"},
    ),
    "text_type": (
        f"{DSL}.TextQueryType",
        {
            "BEST_FIELDS": "BestFields",
            "MOST_FIELDS": "MostFields",
            "CROSS_FIELDS": "CrossFields",
            "PHRASE": "Phrase",
            "PHRASE_PREFIX": "PhrasePrefix",
            "BOOL_PREFIX": "BoolPrefix",
        },
    ),
}
FUZZINESS = {"AUTO": '"AUTO"', "ZERO": '"0"', "ONE": '"1"', "TWO": '"2"'}
