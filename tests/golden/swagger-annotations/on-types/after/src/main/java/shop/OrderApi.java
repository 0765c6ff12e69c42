package shop;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;

@Tag(name = "Orders", description = "/orders")
interface OrderApi {

    @Parameters({@Parameter(name = "Authorization", in = ParameterIn.HEADER), @Parameter(name = "lang", in = ParameterIn.QUERY)})
    @Operation(summary = "Find an order")
    String find(String id);

    /** All of them. */
    @GetMapping("/orders")
    @Parameters({@Parameter(name = "Authorization", in = ParameterIn.HEADER), @Parameter(name = "lang", in = ParameterIn.QUERY), @Parameter(name = "page", in = ParameterIn.QUERY)})
    String list();

    @Parameter(name = "Authorization", in = ParameterIn.HEADER)
    @Parameter(name = "lang", in = ParameterIn.QUERY)
    @GetMapping("/orders/last") @Parameter(name = "day", in = ParameterIn.QUERY)
    String last();

    default String nothing() {
        return "";
    }
}
