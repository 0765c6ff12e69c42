package com.example;

import static org.springframework.security.oauth2.common.util.OAuth2Utils.CLIENT_ID;
import static org.springframework.security.oauth2.common.util.OAuth2Utils.GRANT_TYPE;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.common.*;
import org.springframework.security.oauth2.common.exceptions.OAuth2Exception;

public class Answers {

    @Value(GRANT_TYPE)
    private String type;

    public int status(String code, OAuth2AccessToken token) {
        switch (code) {
            case OAuth2Exception.INVALID_GRANT:
                return token.getValue().startsWith(OAuth2AccessToken.ACCESS_TOKEN) ? 400 : 401;
            default:
                return 500;
        }
    }

    public String client(String CLIENT_ID) {
        return CLIENT_ID;
    }
}
