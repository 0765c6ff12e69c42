package shop;

import javax.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurerAdapter;
import org.springframework.web.servlet.handler.HandlerInterceptorAdapter;

class Web extends WebMvcConfigurerAdapter implements Marker {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        super.addInterceptors(registry);
        registry.addInterceptor(new HandlerInterceptorAdapter() {
            @Override
            public boolean preHandle(HttpServletRequest request, Object response, Object handler) throws Exception {
                return super.preHandle(request, response, handler);
            }
        });
    }
}

class Log extends HandlerInterceptorAdapter {
}
