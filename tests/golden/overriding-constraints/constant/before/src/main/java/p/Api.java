package p;

import org.springframework.web.bind.annotation.*;

public interface Api {
    @GetMapping("/hello/{name}")
    String hello(@PathVariable("name") String name, Integer n);
}
