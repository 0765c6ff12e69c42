package shop;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiImplicitParam;
import io.swagger.annotations.ApiImplicitParams;
import io.swagger.annotations.ApiOperation;
import org.springframework.web.bind.annotation.GetMapping;

@Api(value = "/orders", tags = {"Orders"})
@ApiOperation("Orders")
@ApiImplicitParams(
    {@ApiImplicitParam(name = "Authorization", dataType = "String", paramType = "header"),
     @ApiImplicitParam(name = "lang", paramType = "query")})
interface OrderApi {

    @ApiOperation("Find an order")
    String find(String id);

    /** All of them. */
    @GetMapping("/orders")
    @ApiImplicitParams({@ApiImplicitParam(name = "page", paramType = "query")})
    String list();

    @GetMapping("/orders/last") @ApiImplicitParam(name = "day", paramType = "query")
    String last();

    default String nothing() {
        return "";
    }
}
