package com.example;

import org.springframework.hateoas.MediaTypes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Hal {

    @GetMapping(path = "/reports", produces = {MediaTypes.HAL_JSON_VALUE, MediaTypes.HAL_JSON_UTF8_VALUE})
    public String reports() {
        return MediaTypes.HAL_JSON_UTF8.toString();
    }
}
