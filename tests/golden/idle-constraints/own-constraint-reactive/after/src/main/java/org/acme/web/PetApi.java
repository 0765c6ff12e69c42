package org.acme.web;

import jakarta.validation.Constraint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

interface PetApi {
    @GetMapping("/pets")
    String find(@RequestParam String name);

    @Constraint(validatedBy = {})
    @interface Name {
    }
}
