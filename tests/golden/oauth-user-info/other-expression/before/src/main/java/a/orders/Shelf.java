package a.orders;

import org.springframework.security.access.prepost.PreAuthorize;

class Shelf {

    @PreAuthorize("#oauth2.isUser() or #name == 'open'")
    public void read(String name) {
    }

    @PreAuthorize("hasRole('KEEPER') and #oauth2.hasAnyScope('write', 'sort')")
    public void sort() {
    }
}
