package shop;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiOperation;
import io.swagger.annotations.SwaggerDefinition;
import io.swagger.annotations.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Api(tags = "orders")
@SwaggerDefinition(tags = {
        @Tag(name = "orders", description = "What was ordered"),
        @Tag(name = "shop")
})
public class OrderController {
    @GetMapping("/orders")
    @ApiOperation("All orders")
    public String all() {
        return "";
    }
}
