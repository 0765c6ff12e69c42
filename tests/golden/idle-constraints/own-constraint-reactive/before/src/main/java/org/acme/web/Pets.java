package org.acme.web;

import jakarta.validation.Valid;
import org.acme.web.PetApi.Name;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Pets implements PetApi {
    @Override
    public String find(@Name String name) {
        return name;
    }
}
