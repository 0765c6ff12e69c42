package com.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

public class Decoder implements ErrorDecoder {
    private final ErrorDecoder fallback = new Default();
    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Exception decode(String method, Response response) {
        String text = bodyText(response.body());
        try {
            return new IllegalStateException(mapper.readTree(text).path("message").asText());
        } catch (IOException e) {
            return fallback.decode(response.reason().toString(), response);
        }
    }

    /** Feign's bodies in memory have no text of their own since Feign 11.8. */
    private static String bodyText(Response.Body body) {
        if (!body.isRepeatable()) {
            return body.toString();
        }
        try {
            return new String(body.asInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
