package a;

import java.util.concurrent.Callable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Later {
    @GetMapping("/shop/later")
    Callable<String> later() {
        return () -> "later";
    }
}
