package p;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.*;

@RestController
public class UserController {

    @PutMapping("/users/{id}")
    public User put(@PathVariable @Min(1) Long id, @NotNull @Valid @RequestBody User user) {
        return user;
    }

    @PostMapping("/users")
    public void add(@NotNull @RequestBody User user, @RequestParam(required = false) @NotNull String by) {
    }

    @PostMapping("/users/all")
    public void addAll(@NotNull @RequestBody @Valid List<User> users) {
    }
}
