package shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Thymeleaf 3.1 has no #request: what the templates of this application ask
 * of it is an attribute of the request.
 */
@Configuration(proxyBeanMethods = false)
class TemplateRequestConfiguration
        implements WebMvcConfigurer, HandlerInterceptor {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request,
            HttpServletResponse response, Object handler) {
        request.setAttribute("serverPort", request.getServerPort());
        request.setAttribute("remoteUser", request.getRemoteUser());
        request.setAttribute("userPrincipal", request.getUserPrincipal());
        return true;
    }
}
