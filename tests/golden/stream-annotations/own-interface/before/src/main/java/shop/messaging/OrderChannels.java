package shop.messaging;

import org.springframework.cloud.stream.annotation.Input;
import org.springframework.cloud.stream.annotation.Output;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.SubscribableChannel;

public interface OrderChannels {

	String ORDERS = "orders-in";

	/** Orders of the shop. */
	@Input(ORDERS)
	SubscribableChannel orders();

	@Output
	MessageChannel invoices();

}
