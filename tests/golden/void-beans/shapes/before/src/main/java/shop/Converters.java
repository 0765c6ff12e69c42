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
    public void orders() {
        if (mapper == null) {
            return;
        }
        mapper.addConverter(context -> {
            Runnable nothing = () -> {
                return;
            };
            nothing.run();
            return new OrderView();
        });
    }

    @Bean void nothing() {}

    @Bean
    public void never() throws IllegalStateException {
        throw new IllegalStateException();
    }
}
