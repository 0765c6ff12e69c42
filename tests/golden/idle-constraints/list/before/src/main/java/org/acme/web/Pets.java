package org.acme.web;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Pets {
    @PostMapping("/pets")
    void add(@RequestBody @Valid List<Pet> pets) {
    }
}
