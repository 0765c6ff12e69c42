package p;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.*;

@RestController
public class UserController {

    @PostMapping("/users")
    public User add(@Valid @NotNull @RequestBody User user) {
        return user;
    }

    @PutMapping("/users/{id}")
    public User put(@PathVariable("id") @NotNull(message = "id") Long id,
            @RequestBody
            @NotNull
            @Valid final User user) {
        return user;
    }
}
