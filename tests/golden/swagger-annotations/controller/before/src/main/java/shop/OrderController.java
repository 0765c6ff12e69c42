package shop;

import io.swagger.annotations.*;
import org.springframework.web.bind.annotation.RestController;
import springfox.documentation.annotations.ApiIgnore;

@RestController
@Api(tags = {"orders", "shop"}, description = "All about orders")
class OrderController {

    @ApiOperation(
        value = "Find an order", // short
        notes = "By its number",
        response = Order.class,
        nickname = "find")
    @ApiResponses(value = {
        @ApiResponse(code = 200, message = "found", response = Order.class),
        @ApiResponse(code = 404, message = "unknown"),
        @ApiResponse(code = SC_GONE, message = "gone", response = Order.class, responseContainer = "List")
    })
    @ApiImplicitParams({
        @ApiImplicitParam(name = "X-Token", value = "who asks", required = true, dataType = "string", paramType = "header"),
        @ApiImplicitParam(name = "size", paramType = "query", defaultValue = "20")
    })
    Order find(@ApiParam("its number") String id, @ApiIgnore Session session) {
        return null;
    }

    @ApiOperation(value = "Delete", authorizations = {@Authorization(value = "key")})
    @ApiIgnore
    void delete(@ApiParam(value = "mode", allowableValues = "soft, hard", required = true) String mode) {}
}

@Api
class UserController {}
