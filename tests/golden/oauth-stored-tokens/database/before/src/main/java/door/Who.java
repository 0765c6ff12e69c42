package door;

import java.security.Principal;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Who {

    @GetMapping("/who")
    Principal who(Principal caller) {
        return caller;
    }

    @PreAuthorize("#oauth2.hasScope('server')")
    @PostMapping("/who")
    void add() {
    }
}
