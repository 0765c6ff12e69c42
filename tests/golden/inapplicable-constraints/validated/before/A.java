package a;

import java.util.List;
import java.util.UUID;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotEmpty;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.*;

@RestController
@Validated
public class A {
    @GetMapping("{id}")
    public String get(@NotBlank @PathVariable("id") UUID id) {
        return id.toString();
    }
}

@RestController
class B {
    @GetMapping("{id}")
    public String get(@NotBlank @PathVariable("id") String id, @NotEmpty @RequestParam List<String> names) {
        return id;
    }
}
