package org.acme;

@RestController
@RequestMapping("/api/owners")
class Owners {
    @GetMapping
    Object all() { return null; }

    @GetMapping("/{id}")
    Object one() { return null; }
}
