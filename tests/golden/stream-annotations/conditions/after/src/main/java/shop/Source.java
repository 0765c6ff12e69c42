package shop;

import org.springframework.cloud.stream.function.BindableFunctionProxyFactory;
import org.springframework.cloud.stream.function.StreamFunctionProperties;
import org.springframework.cloud.stream.messaging.DirectWithAttributesChannel;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.MessageChannel;

public interface Source {
    String OUTPUT = "output";

    MessageChannel output();

    class Bindings implements Source {

        private final MessageChannel output = new DirectWithAttributesChannel();

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
