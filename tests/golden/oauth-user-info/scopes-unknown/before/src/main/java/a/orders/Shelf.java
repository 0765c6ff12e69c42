package a.orders;

import org.springframework.security.access.prepost.PreAuthorize;

class Shelf {

    @PreAuthorize("#oauth2.hasScope('read')")
    public void read() {
    }
}
