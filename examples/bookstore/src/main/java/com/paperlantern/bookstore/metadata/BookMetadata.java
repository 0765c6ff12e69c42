package com.paperlantern.bookstore.metadata;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.swagger.annotations.ApiModel;
import lombok.Data;

@Data
@ApiModel(description = "What the wholesaler knows about an ISBN")
@JsonIgnoreProperties(ignoreUnknown = true)
public class BookMetadata {

    private String isbn;
    private String title;
    private String publisher;
    private Integer pages;
}
