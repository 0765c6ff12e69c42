package shop;

import org.springframework.cloud.stream.function.BindableFunctionProxyFactory;
import org.springframework.cloud.stream.function.StreamFunctionProperties;
import org.springframework.cloud.stream.messaging.DirectWithAttributesChannel;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.SubscribableChannel;

public interface Sink {
    String INPUT = "input";

    SubscribableChannel input();

    class Bindings implements Sink {

        private final SubscribableChannel input = new DirectWithAttributesChannel();

        @Bean(INPUT)
        @Override
        public SubscribableChannel input() {
            return input;
        }

        @Bean(INPUT + "_binding")
        static BindableFunctionProxyFactory inputBinding(StreamFunctionProperties properties) {
            return new BindableFunctionProxyFactory(INPUT, 1, 0, properties, false);
        }
    }
}
