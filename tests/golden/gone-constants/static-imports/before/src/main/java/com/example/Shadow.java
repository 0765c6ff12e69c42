package com.example;

import static org.springframework.security.oauth2.common.OAuth2AccessToken.*;

public class Shadow {

    private static final String SCOPE = "reports";

    public String header(String token) {
        return BEARER_TYPE + " " + token + SCOPE;
    }
}
