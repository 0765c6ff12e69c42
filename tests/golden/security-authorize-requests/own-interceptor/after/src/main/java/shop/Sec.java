package shop;

import org.springframework.security.access.AccessDecisionManager;
import org.springframework.security.web.access.intercept.FilterInvocationSecurityMetadataSource;
import org.springframework.security.web.access.intercept.FilterSecurityInterceptor;

class Sec {
    FilterSecurityInterceptor checks(FilterInvocationSecurityMetadataSource source, AccessDecisionManager decisions) {
        FilterSecurityInterceptor checks = new FilterSecurityInterceptor();
        checks.setObserveOncePerRequest(true);
        checks.setSecurityMetadataSource(source);
        checks.setAccessDecisionManager(decisions);
        return checks;
    }
}
