package shop;

import io.swagger.v3.oas.annotations.media.Schema;

@Schema(description = "An order")
class Order {
	@Schema(description = "number", example = "4711", required = true)
	String id;
	@Schema
	String a;
	@Schema(hidden = true)
	String b;
	@Schema(description = "state", accessMode = Schema.AccessMode.READ_ONLY)
	String c;
}

@Schema(description = "A line of an order")
class Line {}

@Schema(name = "Line2")
class Line2 {}
