package com.example;

import jakarta.servlet.ServletException;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;

public class EntryPoint extends BasicAuthenticationEntryPoint {

    @Override
    public void afterPropertiesSet() throws ServletException {
        throw new ServletException("never");
    }
}
