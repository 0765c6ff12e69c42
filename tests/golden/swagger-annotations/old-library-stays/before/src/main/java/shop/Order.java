package shop;

import io.swagger.annotations.ApiModel;
import io.swagger.annotations.ApiModelProperty;

@ApiModel(description = "An order")
class Order {
	@ApiModelProperty(notes = "number", example = "4711", required = true, position = 1)
	String id;
	@ApiModelProperty(position = 2)
	String a;
	@ApiModelProperty(hidden = true)
	String b;
	@ApiModelProperty(value = "state", readOnly = true)
	String c;
}

@ApiModel("A line of an order")
class Line {}

@ApiModel("Line2")
class Line2 {}
