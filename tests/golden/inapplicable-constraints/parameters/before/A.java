package a;

import java.util.UUID;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotEmpty;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import org.springframework.web.bind.annotation.*;

@RestController
public class A {
    @GetMapping("{id}")
    public String get(@NotBlank @PathVariable("id") final UUID id, @RequestParam @NotEmpty Integer page) {
        return id + " " + page;
    }

    @PostMapping
    public void add(
            @RequestParam
            @NotEmpty
            Long owner,
            @NotNull @Size(max = 3) @RequestParam String name,
            @Valid @RequestBody Item item) {}

    private void other(@NotBlank UUID id) {}

    record Item(@NotBlank String name) {}
}
