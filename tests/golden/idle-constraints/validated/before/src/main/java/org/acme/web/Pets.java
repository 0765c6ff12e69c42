package org.acme.web;

import jakarta.validation.Valid;
import org.acme.web.PetApi.Name;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Validated
class Pets implements PetApi {
    @Override
    public String find(@Name String name) {
        return name;
    }
}
