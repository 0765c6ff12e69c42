package p;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.*;

@RestController
public class UserController {

    @PostMapping("/users")
    public User add(@Valid @RequestBody User user) {
        return user;
    }

    @PutMapping("/users/{id}")
    public User put(@PathVariable("id") Long id,
            @RequestBody
            @Valid final User user) {
        return user;
    }
}
