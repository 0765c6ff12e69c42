package com.example;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;

public class EntryPoint extends BasicAuthenticationEntryPoint {

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
			throws IOException, ServletException {
		response.getWriter().println("HTTP Status 401 - " + cause.getMessage());
	}

	@Override
	public void afterPropertiesSet() throws Exception {
		setRealmName("shop");
		super.afterPropertiesSet();
	}
}
