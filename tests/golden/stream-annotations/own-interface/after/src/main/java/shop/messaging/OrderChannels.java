package shop.messaging;

import org.springframework.cloud.stream.function.BindableFunctionProxyFactory;
import org.springframework.cloud.stream.function.StreamFunctionProperties;
import org.springframework.cloud.stream.messaging.DirectWithAttributesChannel;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.SubscribableChannel;

public interface OrderChannels {

	String ORDERS = "orders-in";

	/** Orders of the shop. */
	SubscribableChannel orders();

	MessageChannel invoices();

	class Bindings implements OrderChannels {

		private final SubscribableChannel orders = new DirectWithAttributesChannel();

		private final MessageChannel invoices = new DirectWithAttributesChannel();

		@Bean(ORDERS)
		@Override
		public SubscribableChannel orders() {
			return orders;
		}

		@Bean(ORDERS + "_binding")
		static BindableFunctionProxyFactory ordersBinding(StreamFunctionProperties properties) {
			return new BindableFunctionProxyFactory(ORDERS, 1, 0, properties, false);
		}

		@Bean
		@Override
		public MessageChannel invoices() {
			return invoices;
		}

		@Bean("invoices_binding")
		static BindableFunctionProxyFactory invoicesBinding(StreamFunctionProperties properties) {
			return new BindableFunctionProxyFactory("invoices", 0, 1, properties, false);
		}
	}
}
