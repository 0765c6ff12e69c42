package com.example;

import static org.springframework.security.oauth2.common.util.OAuth2Utils.CLIENT_ID;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.common.*;

public class Answers {

    @Value("grant_type")
    private String type;

    public int status(String code, OAuth2AccessToken token) {
        switch (code) {
            case "invalid_grant":
                return token.getValue().startsWith("access_token") ? 400 : 401;
            default:
                return 500;
        }
    }

    public String client(String CLIENT_ID) {
        return CLIENT_ID;
    }
}
