package a.orders;

import org.springframework.security.access.prepost.PreAuthorize;

class Shelf {

    @PreAuthorize("hasAuthority('SCOPE_read') or #name == 'open'")
    public void read(String name) {
    }

    @PreAuthorize("hasRole('KEEPER') and hasAnyAuthority('SCOPE_write', 'SCOPE_sort')")
    public void sort() {
    }
}
