package shop;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

class A {
    @Operation(summary = "io.swagger.annotations")
    @ApiResponse(responseCode = "200")
    void a() {}
}
