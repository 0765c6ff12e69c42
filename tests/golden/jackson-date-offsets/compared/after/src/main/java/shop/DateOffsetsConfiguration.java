package shop;

import com.fasterxml.jackson.databind.util.StdDateFormat;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jackson writes the offset of a Date with a colon since 2.11 (+00:00): this application says +0000. */
@Configuration(proxyBeanMethods = false)
class DateOffsetsConfiguration {
    @Bean
    Jackson2ObjectMapperBuilderCustomizer dateOffsets() {
        return builder -> builder.dateFormat(new StdDateFormat().withColonInTimeZone(false));
    }
}
