package com.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;

public class Decoder implements ErrorDecoder {
    private final ErrorDecoder fallback = new Default();
    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Exception decode(String method, Response response) {
        String text = response.body().toString();
        try {
            return new IllegalStateException(mapper.readTree(text).path("message").asText());
        } catch (IOException e) {
            return fallback.decode(response.reason().toString(), response);
        }
    }
}
