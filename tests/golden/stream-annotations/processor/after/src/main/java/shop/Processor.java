package shop;

import org.springframework.cloud.stream.function.BindableFunctionProxyFactory;
import org.springframework.cloud.stream.function.StreamFunctionProperties;
import org.springframework.cloud.stream.messaging.DirectWithAttributesChannel;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.SubscribableChannel;

public interface Processor {
    String INPUT = "input";

    SubscribableChannel input();

    String OUTPUT = "output";

    MessageChannel output();

    class Bindings implements Processor {

        private final SubscribableChannel input = new DirectWithAttributesChannel();

        private final MessageChannel output = new DirectWithAttributesChannel();

        @Bean(INPUT)
        @Override
        public SubscribableChannel input() {
            return input;
        }

        @Bean(INPUT + "_binding")
        static BindableFunctionProxyFactory inputBinding(StreamFunctionProperties properties) {
            return new BindableFunctionProxyFactory(INPUT, 1, 0, properties, false);
        }

        @Bean(OUTPUT)
        @Override
        public MessageChannel output() {
            return output;
        }

        @Bean(OUTPUT + "_binding")
        static BindableFunctionProxyFactory outputBinding(StreamFunctionProperties properties) {
            return new BindableFunctionProxyFactory(OUTPUT, 0, 1, properties, false);
        }
    }
}
