package com.example;

import org.springframework.boot.context.config.*;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

public class Starter {

    // org.springframework.security.oauth2.common.OAuth2AccessToken.BEARER_TYPE was "Bearer"
    int order() {
        return ConfigFileApplicationListener.DEFAULT_ORDER;
    }

    String type() {
        return OAuth2AccessToken.TokenType.BEARER.getValue();
    }
}
