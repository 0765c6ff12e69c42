package shop;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.responses.ApiResponses;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "orders", description = "All about orders")
@Tag(name = "shop", description = "All about orders")
class OrderController {

    @Operation(
        summary = "Find an order", // short
        description = "By its number",
        operationId = "find")
    @ApiResponses(value = {
        @ApiResponse(responseCode = "200", description = "found", content = @Content(schema = @Schema(implementation = Order.class))),
        @ApiResponse(responseCode = "404", description = "unknown"),
        @ApiResponse(responseCode = "" + SC_GONE, description = "gone", content = @Content(array = @ArraySchema(schema = @Schema(implementation = Order.class))))
    })
    @Parameters({
        @Parameter(name = "X-Token", description = "who asks", required = true, in = ParameterIn.HEADER),
        @Parameter(name = "size", in = ParameterIn.QUERY, schema = @Schema(defaultValue = "20"))
    })
    Order find(@Parameter(description = "its number") String id, @Parameter(hidden = true) Session session) {
        return null;
    }

    @Operation(summary = "Delete", security = {@SecurityRequirement(name = "key")})
    @Hidden
    void delete(@Parameter(description = "mode", required = true, schema = @Schema(allowableValues = {"soft", "hard"})) String mode) {}
}

@Tag(name = "user-controller")
class UserController {}
