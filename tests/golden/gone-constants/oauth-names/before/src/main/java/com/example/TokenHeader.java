package com.example;

import org.springframework.security.oauth2.common.OAuth2AccessToken;
import org.springframework.security.oauth2.common.util.OAuth2Utils;
import org.springframework.util.SocketUtils;
import javax.servlet.http.HttpServletRequest;

public class TokenHeader {

    public String token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith(OAuth2AccessToken.BEARER_TYPE)) {
            return header.substring(OAuth2AccessToken.BEARER_TYPE.length()).trim();
        }
        return request.getParameter(OAuth2AccessToken.ACCESS_TOKEN) + request.getParameter(OAuth2Utils.CLIENT_ID);
    }

    public int highest() {
        return SocketUtils.PORT_RANGE_MAX - SocketUtils.findAvailableTcpPort();
    }
}
