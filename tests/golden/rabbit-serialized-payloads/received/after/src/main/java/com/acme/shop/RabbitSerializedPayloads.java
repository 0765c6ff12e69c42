package com.acme.shop;

import java.util.Arrays;
import org.springframework.amqp.support.converter.MessageConverter;
import org.springframework.amqp.support.converter.SimpleMessageConverter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Messages that are serialized objects: Spring AMQP reads those of listed classes alone since 2.4.17. */
@Configuration(proxyBeanMethods = false)
public class RabbitSerializedPayloads {

    @Bean
    public MessageConverter rabbitMessageConverter() {
        SimpleMessageConverter converter = new SimpleMessageConverter();
        converter.setAllowedListPatterns(Arrays.asList(
                "com.acme.shop.*",
                "java.lang.Boolean",
                "java.lang.Character",
                "java.lang.Enum",
                "java.sql.*",
                "java.time.*",
                "java.util.*"));
        return converter;
    }
}
