package shop;

import org.modelmapper.ModelMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class Converters {

    private final ModelMapper mapper;

    public Converters(ModelMapper mapper) {
        this.mapper = mapper;
    }

    @Bean
    public Void orders() {
        if (mapper == null) {
            return null;
        }
        mapper.addConverter(context -> {
            Runnable nothing = () -> {
                return;
            };
            nothing.run();
            return new OrderView();
        });
        return null;
    }

    @Bean Void nothing() {
        return null;
    }

    @Bean
    public Void never() throws IllegalStateException {
        throw new IllegalStateException();
    }
}
