package shop;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "orders", description = "What was ordered")
@Tag(name = "shop")
public class OrderController {
    @GetMapping("/orders")
    @Operation(summary = "All orders")
    public String all() {
        return "";
    }
}
