package p;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class C {
    @GetMapping("/a")
    String a() {
        throw new ResponseStatusException(HttpStatus.CONFLICT, "taken");
    }
}
