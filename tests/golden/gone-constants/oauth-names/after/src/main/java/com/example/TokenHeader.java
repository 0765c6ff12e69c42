package com.example;

import org.springframework.util.SocketUtils;
import javax.servlet.http.HttpServletRequest;

public class TokenHeader {

    public String token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith("Bearer")) {
            return header.substring("Bearer".length()).trim();
        }
        return request.getParameter("access_token") + request.getParameter("client_id");
    }

    public int highest() {
        return 65535 - SocketUtils.findAvailableTcpPort();
    }
}
