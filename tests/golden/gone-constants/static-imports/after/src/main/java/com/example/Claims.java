package com.example;

import static org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames.AUD;
import static org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames.SUB;

import java.util.Map;

public class Claims {

    private final Map<String, Object> values;

    public Claims(Map<String, Object> values) {
        this.values = values;
    }

    public String subject() {
        return (String) values.get(SUB);
    }

    public boolean isFor(String name) {
        return name.equals(values.get(AUD)) && System.getProperty("spring.config.location").length() > 0;
    }
}
