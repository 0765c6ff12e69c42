package com.example;

import org.springframework.hateoas.MediaTypes;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Hal {

    @GetMapping(path = "/reports", produces = {MediaTypes.HAL_JSON_VALUE, "application/hal+json;charset=UTF-8"})
    public String reports() {
        return MediaType.parseMediaType("application/hal+json;charset=UTF-8").toString();
    }
}
