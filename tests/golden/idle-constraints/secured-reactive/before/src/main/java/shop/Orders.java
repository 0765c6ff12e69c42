package shop;

import javax.validation.constraints.Min;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

@RestController
class Orders {

    @GetMapping("/orders")
    Flux<String> page(@RequestParam @Min(1) int page) {
        return Flux.just("one");
    }
}
