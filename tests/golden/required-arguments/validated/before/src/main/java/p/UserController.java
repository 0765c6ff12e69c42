package p;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.*;

@Validated
@RestController
public class UserController {

    @PostMapping("/users")
    public User add(@Valid @NotNull @RequestBody User user) {
        return user;
    }
}
