package com.example;


import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;

public class Claims {

    private final Map<String, Object> values;

    public Claims(Map<String, Object> values) {
        this.values = values;
    }

    public String subject() {
        return (String) values.get(OAuth2TokenIntrospectionClaimNames.SUB);
    }

    public boolean isFor(String name) {
        return name.equals(values.get(OAuth2TokenIntrospectionClaimNames.AUD)) && System.getProperty("spring.config.location").length() > 0;
    }
}
