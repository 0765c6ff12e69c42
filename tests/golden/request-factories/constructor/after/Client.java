package com.example.client;

import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

class Client {

    private final RestTemplate rest;

    Client(RestTemplateBuilder builder) {
        rest = builder
                .requestFactory(() -> new HttpComponentsClientHttpRequestFactory())
                .build();
    }

    RestTemplate other() {
        return new RestTemplateBuilder()
                .requestFactory(() -> new org.springframework.http.client.HttpComponentsClientHttpRequestFactory()).build();
    }
}
