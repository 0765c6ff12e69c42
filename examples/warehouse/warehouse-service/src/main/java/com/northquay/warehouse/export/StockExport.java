package com.northquay.warehouse.export;

import java.util.ArrayList;
import java.util.List;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlAttribute;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlRootElement;

import lombok.AllArgsConstructor;
import lombok.Getter;
import lombok.NoArgsConstructor;

/** The carrier's format, version 2 of their handbook. */
@Getter
@XmlRootElement(name = "stock")
@XmlAccessorType(XmlAccessType.FIELD)
public class StockExport {

    @XmlAttribute(name = "format")
    private final int format = 2;

    @XmlElement(name = "article")
    private final List<Article> articles = new ArrayList<>();

    @Getter
    @NoArgsConstructor
    @AllArgsConstructor
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Article {

        @XmlAttribute(required = true)
        private String sku;

        @XmlElement(name = "description")
        private String name;

        private int pieces;

        @XmlElement(name = "gross-weight-g")
        private long weightGrams;
    }
}
