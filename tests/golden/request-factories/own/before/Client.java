package com.example.client;

import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.client.OkHttp3ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

class Client {

    void clients(RestTemplateBuilder builder) {
        builder.requestFactory(OkHttp3ClientHttpRequestFactory::new).build();
        builder.requestFactory(Logging.Factory::new).build();
        builder.requestFactory(SimpleClientHttpRequestFactory::new).build();
    }
}
