package p;

import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.*;

public interface Api {
    @GetMapping("/hello/{name}")
    String hello(@Size(min = 1) @PathVariable("name") String name, Integer n);
}
