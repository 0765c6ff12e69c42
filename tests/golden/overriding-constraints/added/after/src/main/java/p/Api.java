package p;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.*;

public interface Api {
    @GetMapping("/hello/{name}")
    String hello(@Size(min = 1, message = "short") @PathVariable("name") String name, @NotNull @Max(value = 3) final Integer n);
}
