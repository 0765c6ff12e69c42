package com.example;

import static org.springframework.boot.context.config.ConfigFileApplicationListener.CONFIG_LOCATION_PROPERTY;
import static org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionClaimNames.AUDIENCE;
import static org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionClaimNames.SUBJECT;

import java.util.Map;

public class Claims {

    private final Map<String, Object> values;

    public Claims(Map<String, Object> values) {
        this.values = values;
    }

    public String subject() {
        return (String) values.get(SUBJECT);
    }

    public boolean isFor(String name) {
        return name.equals(values.get(AUDIENCE)) && System.getProperty(CONFIG_LOCATION_PROPERTY).length() > 0;
    }
}
