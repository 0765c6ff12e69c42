package shop;

import com.github.xiaoymin.knife4j.annotations.ApiOperationSupport;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import springfox.documentation.annotations.ApiIgnore;

@RestController
class OrderController {
    @GetMapping("/orders")
    @ApiOperationSupport(order = 1)
    String list(@ApiIgnore Session session) {
        return "";
    }
}
