package org.acme;

@Controller
class Owners {
    @GetMapping("/owners/{id}/edit")
    Object all() { return null; }
}
