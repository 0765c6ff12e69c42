package demo;

import cn.dev33.satoken.interceptor.SaInterceptor;
import cn.dev33.satoken.router.SaRouter;
import cn.dev33.satoken.stp.StpUtil;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

class LoginRules implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new SaInterceptor()).addPathPatterns("/**");
        registry.addInterceptor(new SaInterceptor(handler -> StpUtil.checkLogin()).isAnnotation(false)).addPathPatterns("/orders/**");
        registry.addInterceptor(new SaInterceptor(handler -> {
            SaRouter.match("/admin/**", r -> Rights.check(handler));
        }).isAnnotation(false)).addPathPatterns("/admin/**");
    }
}
