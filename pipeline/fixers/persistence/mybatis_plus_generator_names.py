"""Where the settings of MyBatis-Plus' generator are since 3.5.1."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Moved:
    home: str
    """Of which kinds of files it is: `entity`, `mapper`, `service`, `controller`; "" for the configuration itself."""
    name: str
    """"" for what is so without being said."""
    when: str = ""
    """The value of a switch for which it is said."""


CONFIGURATIONS = {
    "GlobalConfig": "global",
    "DataSourceConfig": "",
    "StrategyConfig": "strategy",
    "PackageConfig": "packageInfo",
}
"""By type: how the generator takes it, "" for its constructor."""
HANDED = {
    "setGlobalConfig": "GlobalConfig",
    "setDataSource": "DataSourceConfig",
    "setStrategy": "StrategyConfig",
    "setPackageInfo": "PackageConfig",
}


def _on(home: str, name: str) -> Moved:
    return Moved(home, name, "true")


SWITCHES = {
    "GlobalConfig": {
        "setFileOverride": _on("entity mapper service controller", "enableFileOverride"),
        "setOpen": Moved("", "disableOpenDir", "false"),
        "setKotlin": _on("", "enableKotlin"),
        "setSwagger2": _on("", "enableSwagger"),
        "setActiveRecord": _on("entity", "enableActiveRecord"),
        "setBaseResultMap": _on("mapper", "enableBaseResultMap"),
        "setBaseColumnList": _on("mapper", "enableBaseColumnList"),
    },
    "StrategyConfig": {
        "setCapitalMode": _on("", "enableCapitalMode"),
        "setSkipView": _on("", "enableSkipView"),
        "setEntityColumnConstant": _on("entity", "enableColumnConstant"),
        "setEntityBuilderModel": _on("entity", "enableChainModel"),
        "setChainModel": _on("entity", "enableChainModel"),
        "setEntityLombokModel": _on("entity", "enableLombok"),
        "setEntityBooleanColumnRemoveIsPrefix": _on("entity", "enableRemoveIsPrefix"),
        "setEntityTableFieldAnnotationEnable": _on("entity", "enableTableFieldAnnotation"),
        "setEntitySerialVersionUID": Moved("entity", "disableSerialVersionUID", "false"),
        "setRestControllerStyle": _on("controller", "enableRestStyle"),
        "setControllerMappingHyphenStyle": _on("controller", "enableHyphenStyle"),
    },
}
RENAMED = {
    "GlobalConfig": {
        "setAuthor": Moved("", "author"),
        "setOutputDir": Moved("", "outputDir"),
        "setDateType": Moved("", "dateType"),
        "setIdType": Moved("entity", "idType"),
        "setEntityName": Moved("entity", "formatFileName"),
        "setMapperName": Moved("mapper", "formatMapperFileName"),
        "setXmlName": Moved("mapper", "formatXmlFileName"),
        "setServiceName": Moved("service", "formatServiceFileName"),
        "setServiceImplName": Moved("service", "formatServiceImplFileName"),
        "setControllerName": Moved("controller", "formatFileName"),
    },
    "DataSourceConfig": {"setSchemaName": Moved("", "schema"), "setSchemaname": Moved("", "schema")},
    "StrategyConfig": {
        "setNaming": Moved("entity", "naming"),
        "setColumnNaming": Moved("entity", "columnNaming"),
        "setTablePrefix": Moved("", "addTablePrefix"),
        "setFieldPrefix": Moved("", "addFieldPrefix"),
        "setInclude": Moved("", "addInclude"),
        "setExclude": Moved("", "addExclude"),
        "setSuperEntityClass": Moved("entity", "superClass"),
        "setSuperEntityColumns": Moved("entity", "addSuperEntityColumns"),
        "setSuperMapperClass": Moved("mapper", "superClass"),
        "setSuperServiceClass": Moved("service", "superServiceClass"),
        "setSuperServiceImplClass": Moved("service", "superServiceImplClass"),
        "setSuperControllerClass": Moved("controller", "superClass"),
        "setLogicDeleteFieldName": Moved("entity", "logicDeleteColumnName"),
        "setVersionFieldName": Moved("entity", "versionColumnName"),
    },
    "PackageConfig": {
        f"set{name[0].upper()}{name[1:]}": Moved("", name)
        for name in ("parent", "moduleName", "entity", "service", "serviceImpl", "mapper", "xml", "controller")
    },
}
DROPPED: dict[str, dict[str, tuple[str, ...]]] = {
    "GlobalConfig": {"setEnableCache": ()},
    "DataSourceConfig": {
        **dict.fromkeys(("setDbType", "setDriverName", "setUrl", "setUsername", "setPassword"), ()),
        "setTypeConvert": ("new MySqlTypeConvert()", "new PostgreSqlTypeConvert()", "new OracleTypeConvert()"),
    },
    "StrategyConfig": {"setDbColumnUnderline": ("true",)},
}
"""What says nothing any more, for these values or for any."""
