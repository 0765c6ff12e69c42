package com.northquay.audit;

import java.time.Instant;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.handler.HandlerInterceptorAdapter;

import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;

@Slf4j
@RequiredArgsConstructor
public class AuditInterceptor extends HandlerInterceptorAdapter {

    static final String USER_HEADER = "X-User";

    private final AuditTrail trail;

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
                                Exception ex) throws Exception {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            String what = request.getMethod() + " " + request.getRequestURI();
            AuditEntry entry = new AuditEntry(Instant.now(), request.getHeader(USER_HEADER), what, response.getStatus());
            trail.add(entry);
            log.info("{}", entry);
        }
        super.afterCompletion(request, response, handler, ex);
    }
}
