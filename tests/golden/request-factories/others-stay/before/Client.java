package com.example.client;

import java.util.function.Supplier;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

class Client {

    private final Supplier<HttpComponentsClientHttpRequestFactory> made = HttpComponentsClientHttpRequestFactory::new;

    RestTemplate simple(RestTemplateBuilder builder) {
        return builder.requestFactory(SimpleClientHttpRequestFactory::new).build();
    }

    RestTemplate apache(RestTemplateBuilder builder) {
        return builder.requestFactory(() -> new HttpComponentsClientHttpRequestFactory()).build();
    }
}
